using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Seats and reservations of the console (T1): keep, book, move, cancel, mend the contact. All of it comes to the call's record.</summary>
public abstract class BookingDesk(StaffServices services) : LiveDesk(services)
{
    public async Task<IActionResult> OnPostHold(string? slot)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        var reply = await Api.Post<HeldSeat>("holds", new { venueId = venue, date, time, procedure = Wanted, callId = CallId, seats = Coming }, Operation);
        if (reply.Problem is { } problem && !IsGone(problem, slot)) Add(problem);
        return await Again(Gone is not null ? "offer" : reply.Problem is null && (string.IsNullOrWhiteSpace(Birthday) && !IsMoving) ? "birthday" : "book");
    }

    /// <param name="hold">The seats that are kept, if any: one more for the one who comes along. If there is none, the page says how many are kept.</param>
    public async Task<IActionResult> OnPostAddPerson(Guid? hold)
    {
        if (MayAddPeople) People.Add(new RelativeInput());
        if (hold is { } id && (await Api.Ask<HeldSeat>($"holds/{id}")).Value is { } kept && kept.Seats < Coming) await Resize(id);
        return await Again($"people[{People.Count - 1}].reservationId");
    }

    public async Task<IActionResult> OnPostDropPerson(int place, Guid? hold)
    {
        if (place >= 0 && place < People.Count) People.RemoveAt(place);
        if (hold is { } id) await Resize(id);
        return await Again("birthday");
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

    /// <summary>The seat of a caller who was cut off goes on with this call.</summary>
    public async Task<IActionResult> OnPostPickUp(Guid hold)
    {
        var reply = await Api.Post<HeldSeat>($"holds/{hold}/take-over", new { callId = CallId }, Operation);
        if (reply.Problem is { } problem) Add(problem);
        if (reply.Value is { } kept) Procedure = kept.Procedure;
        return await Again(string.IsNullOrWhiteSpace(Birthday) && !IsMoving ? "birthday" : "book");
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
        if (hold is { } id && (await Api.Ask<HeldSeat>($"holds/{id}")).Value is { } kept && kept.Procedure != Procedure)
        {
            Add("procedure", "Console.hold-procedure", (await CityNames.Read(Api)).Procedure(kept.Procedure));
            return await Again("offer");
        }

        if (People.Count > 0) return await BookFamily(hold, slot!, venue, date, time);
        var body = new
        {
            venueId = venue, date, time, procedure = Procedure, reservationId = Given(ReservationId), birthday = Birthday, name = Given(Name),
            kana = Given(Kana), phone = Given(Phone), email = Given(Email), language = await Spoken(), holdId = hold, callId = CallId,
        };
        var reply = await Api.Post<Details>("reservations", body, Operation);
        return await Done(reply, "booked", slot);
    }

    public async Task<IActionResult> OnPostMove(Guid? hold, string? slot, string? version)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        var body = new { venueId = venue, date, time, holdId = hold, callId = CallId };
        var reply = await Api.Post<Details>($"reservations/{Number}/move", body, Operation, version);
        return await Done(reply, "moved", slot);
    }

    public async Task<IActionResult> OnPostCancel(string? version)
    {
        var reply = await Api.Post<Details>($"reservations/{Number}/cancel", new { reason = Given(Reason), callId = CallId }, Operation, version);
        return await Done(reply, "cancelled");
    }

    /// <summary>New contact of the reservation that is open (W5).</summary>
    public async Task<IActionResult> OnPostContact(string? version)
    {
        IsContactTyped = true;
        var body = new { name = Given(Contact.Name), kana = Given(Contact.Kana), phone = Given(Contact.Phone), email = Given(Contact.Email) };
        var reply = await Api.Patch<Details>($"reservations/{Number}?callId={CallId}", body, Operation, version);
        if (reply.Problem is not { Errors: { } errors } problem) return await Done(reply, "contact");
        Add(problem with { Errors = errors.ToDictionary(error => ContactInput.Place(error.Key), error => error.Value) });
        return await Again("from");
    }

    private int Coming => IsMoving ? 1 : 1 + People.Count;

    // Full is no error of what is typed: the seats that are kept stay, the page says how many they are, and the times on offer have room for all.
    private async Task Resize(Guid hold)
    {
        var reply = await Api.Patch<HeldSeat>($"holds/{hold}", new { seats = Coming }, Operation);
        if (reply.Problem is { } problem && problem.Slug is not ("slot-full" or "not-found")) Add(problem);
    }

    private bool IsMoving => !string.IsNullOrEmpty(Number);

    private async Task<IActionResult> BookFamily(Guid? hold, string slot, string venue, string date, string time)
    {
        var language = await Spoken();
        var first = new RelativeInput { ReservationId = ReservationId, Birthday = Birthday, Kana = Kana, Name = Name };
        var people = People.Prepend(first).Select((person, place) => new
        {
            reservationId = Given(person.ReservationId), birthday = person.Birthday, name = Given(person.Name), kana = Given(person.Kana), phone = Given(Phone),
            email = place == 0 ? Given(Email) : null, language,
        });
        var body = new { venueId = venue, date, time, procedure = Procedure, people, holdId = hold, callId = CallId };
        var reply = await Api.Post<FamilyBooked>("reservations/family", body, Operation);
        if (reply.Value is { } booked)
        {
            With = string.Join(',', booked.Numbers.Skip(1));
            return await ToResult(booked.Numbers[0], "booked");
        }

        if (!IsGone(reply.Problem!, slot)) Add(FamilyErrors.AtFields(reply.Problem!));
        return await Again(Gone is null ? "book" : "offer");
    }

    private async Task<IActionResult> Done(ApiReply<Details> reply, string after, string? slot = null)
    {
        if (reply.Value is { } done) return await ToResult(done.Number, after);
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

    /// <summary>It is done; a note that is refused is mended on the page that says so.</summary>
    private async Task<IActionResult> ToResult(string number, string after)
    {
        if (await KeepNote()) return Redirect($"{Address}?call={CallId}&number={number}&after={after}{(With is { Length: > 0 } with ? "&with=" + with : "")}");
        (Number, After, Operation) = (number, after, Guid.NewGuid());
        await Show("note");
        return Page();
    }

    protected async Task<IActionResult> Again(string focus)
    {
        // Another button is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        await KeepNote();
        await Show(focus);
        return Page();
    }

    private async Task<string?> Spoken() => CallId is { } id ? (await Api.Ask<Call>($"calls/{id}")).Value?.Language : null;
}
