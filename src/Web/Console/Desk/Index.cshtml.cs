using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The console: one call from greeting to result (T1, T2). What is typed about a caller stays in the form and out of addresses (P1).</summary>
public sealed class IndexModel(StaffServices services) : BookingDesk(services)
{
    public async Task OnGet() => await Show(After is not null ? "wrap" : "query");

    /// <summary>Whether somebody is there to take what is typed: the page's script asks before it sends anything.</summary>
    public async Task<IActionResult> OnGetLine()
    {
        if (CallId is { } id) await Api.Ask<Call>($"calls/{id}");
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostStart()
    {
        var reply = await Api.Post<Call>("calls", new { language = Given(Language), from = Given(Ani) }, Operation);
        if (reply.Value is { } call) return Redirect($"{Address}?call={call.Id}");
        var problem = reply.Problem!;
        // "from" is a field of the wish on this page.
        var errors = problem.Errors?.ToDictionary(error => error.Key == "from" ? "ani" : error.Key, error => error.Value);
        Add(problem with { Errors = errors });
        return await Again("query");
    }

    /// <summary>The call of another operator becomes one's own, with the seat that it keeps.</summary>
    public async Task<IActionResult> OnPostTakeCall()
    {
        var reply = await Api.Post<Call>($"calls/{CallId}/take-over", null, Operation);
        if (reply.Problem is null && await KeepNote()) return Redirect($"{Address}?call={CallId}&number={Number}");
        if (reply.Problem is { } problem) Add(problem);
        return await Again("query");
    }

    /// <summary>Another page, or another person of the same call: the note is kept first.</summary>
    /// <param name="to"><c>all</c> of the reservation, <c>another</c> person, or the number of another reservation.</param>
    public async Task<IActionResult> OnPostLeave(string? to)
    {
        if (!await KeepNote()) return await Again("note");
        return Redirect(
            to == "all" && ReservationNumberField.Read(Number).Number is { } own ? $"/staff/reservations/{ReservationNumberField.Format(own)}?call={CallId}"
            : ReservationNumberField.Read(to).Number is { } other ? $"{Address}?call={CallId}&number={ReservationNumberField.Format(other)}"
            : $"{Address}?call={CallId}");
    }

    /// <param name="next">Where the next ones begin.</param>
    public async Task<IActionResult> OnPostSearch(string? next)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            Add("query", "Console.query-missing");
            return await Again("query");
        }

        var reply = await CallerSearch.Read(Api, Query.Trim(), Today, Given(next));
        if (reply.Problem is { } problem) Add(problem);
        Found = reply.Value;
        // Another search may be another wish.
        Skip = 0;
        TakeUp(Query);
        return await Again(Found?.Items.Count > 0 ? "open" : ReservationId is null ? "reservationId" : "birthday");
    }

    public Task<IActionResult> OnPostOpen() => Again("from");

    public async Task<IActionResult> OnPostMatch()
    {
        var said = new
        {
            callId = CallId, kana = Given(Lost.Kana), birthday = Given(Lost.Birthday), phone = Given(Lost.Phone),
            date = TypedMoment.Date(Given(Lost.Date), Today), reason = Given(Lost.Reason),
        };
        var reply = await Api.Post<LostNoticeMatch>("lost-notices", said, Operation);
        if (reply.Problem is { } problem)
        {
            var errors = problem.Errors?.ToDictionary(error => LostInput.Place(error.Key), error => error.Value);
            Add(problem with { Errors = errors });
        }

        Fits = reply.Value?.Matched;
        if (reply.Value?.Number is { } number) (Number, Lost) = (number, new LostInput());
        return await Again(Fits is true ? "from" : "lost.kana");
    }

    /// <summary>Who comes was chosen at the script: its lines and what to bring change.</summary>
    public Task<IActionResult> OnPostSituation() => Again("situation");

    /// <summary>A wish that was typed anew begins with its first offers.</summary>
    public Task<IActionResult> OnPostOffers()
    {
        Skip = 0;
        return Again("times");
    }

    public Task<IActionResult> OnPostNext()
    {
        Skip += Wish.AtATime;
        return Again("offer");
    }

    /// <summary>A cell of the table of free seats: those times are offered.</summary>
    public Task<IActionResult> OnPostPick(string? pick)
    {
        if (ChosenSlot.Read(pick) is var (venue, date, part)) (Venue, From, Part, Weekdays, Skip) = (venue, date, part, null, 0);
        return Again("offer");
    }

    /// <param name="warned">What looks like personal data in the note was pointed out already.</param>
    public async Task<IActionResult> OnPostClose(string[]? numbers, bool warned)
    {
        if (!await KeepNote()) return await Again("note");
        if (!warned && (await Api.Ask<Call>($"calls/{CallId}")).Value is { ClosedAt: null, NoteWarning: true })
        {
            Add("note", "Console.note-personal");
            return await Again("note");
        }

        var reply = await Api.Post<Call>($"calls/{CallId}/close", new { wrapUp = Given(WrapUp), reservations = numbers ?? [], note = Given(Note) }, Operation);
        if (reply.Value is not null) return Redirect($"{Address}?after=closed");
        AddToNote(reply.Problem!);
        return await Again("wrap");
    }

    // A number that was typed into the search is not typed again.
    private void TakeUp(string typed)
    {
        if (ReservationNumberField.Read(typed).Number is not null) return;
        if (ReservationIdField.Read(typed) is { Id: { Length: ReservationIdField.IssuedLength } id }) ReservationId = id;
        else if (ContactFields.Read(Contracts.Applicants.Contact.None with { Phone = typed }) is { Contact.Phone: { } phone, Errors.IsEmpty: true }) Phone = phone;
        else if (ContactFields.Read(Contracts.Applicants.Contact.None with { Kana = typed }) is { Contact.Kana: { } kana, Errors.IsEmpty: true }) Kana = kana;
    }
}
