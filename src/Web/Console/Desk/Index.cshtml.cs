using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The console: one call from greeting to result (T1, T2). What is typed about a caller stays in the form and out of addresses (P1).</summary>
public sealed class IndexModel(StaffServices services) : DeskPage(services)
{
    public async Task OnGet() => await Show(After is not null ? "wrap" : "query");

    /// <summary>Whether somebody is there to take what is typed: the page's script asks before it sends anything.</summary>
    public async Task<IActionResult> OnGetLine()
    {
        if (CallId is { } id) await Api.Ask<Call>($"calls/{id}");
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostStart(string? ani, string? language)
    {
        var reply = await Api.Post<Call>("calls", new { language = Given(language), from = Given(ani) }, Operation);
        if (reply.Value is { } call) return Redirect($"{Address}?call={call.Id}");
        Add(reply.Problem!);
        return await Again("query");
    }

    public async Task<IActionResult> OnPostSearch()
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            Add("query", "Console.query-missing");
            return await Again("query");
        }

        var reply = await Api.Ask<ListedPage>($"reservations?query={Uri.EscapeDataString(Query.Trim())}&limit=20");
        if (reply.Problem is { } problem) Add(problem);
        Found = reply.Value;
        TakeUp(Query);
        return await Again(Found?.Items.Count > 0 ? "open" : ReservationId is null ? "reservationId" : "birthday");
    }

    public Task<IActionResult> OnPostOpen() => Again("from");

    public Task<IActionResult> OnPostAddPerson()
    {
        if (MayAddPeople) People.Add(new RelativeInput());
        return Again($"people[{People.Count - 1}].reservationId");
    }

    public Task<IActionResult> OnPostDropPerson(int place)
    {
        if (place >= 0 && place < People.Count) People.RemoveAt(place);
        return Again("birthday");
    }

    public async Task<IActionResult> OnPostMatch()
    {
        var said = new { callId = CallId, kana = Given(Lost.Kana), birthday = Given(Lost.Birthday), phone = Given(Lost.Phone), date = TypedMoment.Date(Given(Lost.Date), Today), reason = Given(Lost.Reason) };
        var reply = await Api.Post<LostNoticeMatch>("lost-notices", said, Operation);
        if (reply.Problem is { } problem)
            Add(problem.Errors is null ? problem : problem with { Errors = problem.Errors.ToDictionary(error => LostInput.Place(error.Key), error => error.Value) });
        Fits = reply.Value?.Matched;
        if (reply.Value?.Number is { } number) (Number, Lost) = (number, new LostInput());
        return await Again(Fits is true ? "from" : "lost.kana");
    }

    /// <summary>Who comes was chosen at the script: its lines and what to bring change.</summary>
    public Task<IActionResult> OnPostSituation() => Again("situation");

    public Task<IActionResult> OnPostOffers() => Again("times");

    public Task<IActionResult> OnPostNext()
    {
        Skip += Wish.AtATime;
        ModelState.Remove("skip");
        return Again("offer");
    }

    /// <summary>A cell of the table of free seats: those times are offered.</summary>
    public Task<IActionResult> OnPostPick(string? pick)
    {
        if (ChosenSlot.Read(pick) is var (venue, date, part))
        {
            (Venue, From, Part, Weekdays, Skip) = (venue, date, part, null, 0);
            foreach (var field in new[] { "venue", "from", "part", "weekdays", "skip" }) ModelState.Remove(field);
        }

        return Again("offer");
    }

    public async Task<IActionResult> OnPostHold(string? slot)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        var reply = await Api.Post<HeldSeat>("holds", new { venueId = venue, date, time, procedure = Wanted, callId = CallId }, Operation);
        if (reply.Problem is { } problem && !IsGone(problem, slot)) Add(problem);
        return await Again(Gone is not null ? "offer" : reply.Problem is null && (string.IsNullOrWhiteSpace(Birthday) && !IsMoving) ? "birthday" : "book");
    }

    public async Task<IActionResult> OnPostExtend(Guid hold)
    {
        var reply = await Api.Post<HeldSeat>($"holds/{hold}/extend", null, Operation);
        if (reply.Problem is { } problem) Add(problem);
        return await Again("book");
    }

    public async Task<IActionResult> OnPostRelease(Guid hold)
    {
        var reply = await Api.Delete($"holds/{hold}");
        if (reply.Problem is { } problem) Add(problem);
        return await Again("offer");
    }

    public async Task<IActionResult> OnPostTakeOver(Guid hold)
    {
        var reply = await Api.Post<HeldSeat>($"holds/{hold}/take-over", null, Operation);
        if (reply.Value is { } kept) return Redirect($"{Address}?call={kept.CallId}");
        Add(reply.Problem!);
        return await Again("query");
    }

    public async Task<IActionResult> OnPostBook(Guid? hold, string? slot)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        if (People.Count > 0) return await BookFamily(hold, slot!, venue, date, time);
        var body = new
        {
            venueId = venue, date, time, procedure = Procedure, reservationId = Given(ReservationId), birthday = Birthday, name = Given(Name), kana = Given(Kana),
            phone = Given(Phone), email = Given(Email), language = await Language(), holdId = hold,
        };
        var reply = await Api.Post<Details>("reservations", body, Operation);
        return await Done(reply, "booked", slot);
    }

    public async Task<IActionResult> OnPostMove(Guid? hold, string? slot, string? version)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        var reply = await Api.Post<Details>($"reservations/{Number}/move", new { venueId = venue, date, time, holdId = hold }, Operation, version);
        return await Done(reply, "moved", slot);
    }

    public async Task<IActionResult> OnPostCancel(string? version)
    {
        var reply = await Api.Post<Details>($"reservations/{Number}/cancel", new { }, Operation, version);
        return await Done(reply, "cancelled");
    }

    public async Task<IActionResult> OnPostClose(string[]? numbers)
    {
        var reply = await Api.Post<Call>($"calls/{CallId}/close", new { wrapUp = Given(WrapUp), reservations = numbers ?? [], note = Given(Note) }, Operation);
        if (reply.Value is not null) return Redirect($"{Address}?after=closed");
        Add(reply.Problem!);
        return await Again("wrap");
    }

    private bool IsMoving => !string.IsNullOrEmpty(Number);

    private async Task<IActionResult> BookFamily(Guid? hold, string slot, string venue, string date, string time)
    {
        var language = await Language();
        var people = People.Prepend(new RelativeInput { ReservationId = ReservationId, Birthday = Birthday, Kana = Kana, Name = Name }).Select((person, place) => new
        {
            reservationId = Given(person.ReservationId), birthday = person.Birthday, name = Given(person.Name), kana = Given(person.Kana), phone = Given(Phone),
            email = place == 0 ? Given(Email) : null, language,
        });
        var reply = await Api.Post<FamilyBooked>("reservations/family", new { venueId = venue, date, time, procedure = Procedure, people, holdId = hold }, Operation);
        if (reply.Value is { } booked)
        {
            await KeepNote();
            return Redirect($"{Address}?call={CallId}&number={booked.Numbers[0]}&after=booked&with={string.Join(',', booked.Numbers.Skip(1))}");
        }

        if (!IsGone(reply.Problem!, slot)) Add(FamilyErrors.AtFields(reply.Problem!));
        return await Again(Gone is null ? "book" : "offer");
    }

    private async Task<IActionResult> Done(ApiReply<Details> reply, string after, string? slot = null)
    {
        if (reply.Value is { } done)
        {
            await KeepNote();
            return Redirect($"{Address}?call={CallId}&number={done.Number}&after={after}");
        }

        if (!IsGone(reply.Problem!, slot)) Add(reply.Problem!);
        return await Again(Gone is null ? "book" : "offer");
    }

    /// <summary>The seat was lost while they talked: no fault of what is typed, and the next times are offered at once.</summary>
    private bool IsGone(ApiProblem problem, string? slot)
    {
        if (problem.Slug is not ("slot-full" or "slot-closed") || ChosenSlot.Read(slot) is not { } gone) return false;
        (Gone, Skip) = (gone, 0);
        return true;
    }

    private async Task<IActionResult> Again(string focus)
    {
        // Another button is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        await KeepNote();
        await Show(focus);
        return Page();
    }

    // What was noted stays with the call, for whoever goes on with it; a note that the API refuses is refused with the result.
    private async Task KeepNote()
    {
        if (CallId is { } id && Given(Note) is { } note) await Api.Put<Call>($"calls/{id}/note", new { note }, Guid.NewGuid());
    }

    // A number that was typed into the search is not typed again.
    private void TakeUp(string typed)
    {
        if (ReservationNumberField.Read(typed).Number is not null) return;
        if (ReservationIdField.Read(typed) is { Id: { Length: ReservationIdField.IssuedLength } id }) ReservationId = id;
        else if (ContactFields.Read(Contracts.Applicants.Contact.None with { Phone = typed }) is { Contact.Phone: { } phone, Errors.IsEmpty: true }) Phone = phone;
        else if (ContactFields.Read(Contracts.Applicants.Contact.None with { Kana = typed }) is { Contact.Kana: { } kana, Errors.IsEmpty: true }) Kana = kana;
    }

    private async Task<string?> Language() => CallId is { } id ? (await Api.Ask<Call>($"calls/{id}")).Value?.Language : null;
}
