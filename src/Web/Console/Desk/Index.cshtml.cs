using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The console: one call from greeting to result (T1, T2). What is typed about a caller stays in the form and out of addresses (P1).</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public const string Address = "/console";

    public override Right Needed => Right.TakeCalls;

    [BindProperty(Name = "call", SupportsGet = true)]
    public Guid? CallId { get; set; }

    /// <summary>The reservation that is open, or was just made.</summary>
    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary><c>booked</c>, <c>moved</c> or <c>cancelled</c>: just done.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "query")]
    public string? Query { get; set; }

    [BindProperty(Name = "procedure")]
    public string Procedure { get; set; } = "card-pickup";

    [BindProperty(Name = "reservationId")]
    public string? ReservationId { get; set; }

    [BindProperty(Name = "birthday")]
    public string? Birthday { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "kana")]
    public string? Kana { get; set; }

    [BindProperty(Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "weekdays")]
    public string? Weekdays { get; set; }

    [BindProperty(Name = "part")]
    public string? Part { get; set; }

    [BindProperty(Name = "venue")]
    public string? Venue { get; set; }

    [BindProperty(Name = "skip")]
    public int Skip { get; set; }

    [BindProperty(Name = "wrapUp")]
    public string? WrapUp { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    public CityNames Names { get; private set; } = CityNames.None;

    public IReadOnlyList<SpokenProcedure> Procedures { get; private set; } = [];

    public Call? Call { get; private set; }

    public IReadOnlyList<Call> OpenCalls { get; private set; } = [];

    public ListedPage? Found { get; private set; }

    public Details? Opened { get; private set; }

    public IReadOnlyList<Offer>? Offers { get; private set; }

    public HeldSeat? Hold { get; private set; }

    public Heat Heat { get; private set; } = Heat.None;

    public Script Script { get; private set; } = new([]);

    /// <summary>What gets the focus; errors take it before.</summary>
    public string Focus { get; private set; } = "query";

    public bool IsOpen => Call is { ClosedAt: null };

    /// <summary>The reservation on screen can be given another time.</summary>
    public bool CanMove => Opened?.Status == "booked";

    public async Task OnGet() => await Show(After is not null ? "wrap" : "query");

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
        if (reply.Problem is { } problem) Add(problem);
        return await Again(reply.Problem is null && (string.IsNullOrWhiteSpace(Birthday) && !IsMoving) ? "birthday" : "book");
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
        var body = new
        {
            venueId = venue, date, time, procedure = Procedure, reservationId = Given(ReservationId), birthday = Birthday, name = Given(Name), kana = Given(Kana),
            phone = Given(Phone), email = Given(Email), language = await Language(), holdId = hold,
        };
        var reply = await Api.Post<Details>("reservations", body, Operation);
        return await Done(reply, "booked");
    }

    public async Task<IActionResult> OnPostMove(Guid? hold, string? slot, string? version)
    {
        if (ChosenSlot.Read(slot) is not var (venue, date, time)) return await Again("offer");
        var reply = await Api.Post<Details>($"reservations/{Number}/move", new { venueId = venue, date, time, holdId = hold }, Operation, version);
        return await Done(reply, "moved");
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

    /// <summary>What is booked: the procedure of the form, or that of the reservation that is moved.</summary>
    public string Wanted => Opened?.Procedure ?? Procedure;

    private bool IsMoving => !string.IsNullOrEmpty(Number);

    private async Task<IActionResult> Done(ApiReply<Details> reply, string after)
    {
        if (reply.Value is { } done) return Redirect($"{Address}?call={CallId}&number={done.Number}&after={after}");
        Add(reply.Problem!);
        return await Again("book");
    }

    private async Task<IActionResult> Again(string focus)
    {
        // Another button is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        await Show(focus);
        return Page();
    }

    private async Task Show(string focus)
    {
        var procedures = Api.Get<SpokenProcedure[]>("procedures");
        Names = await CityNames.Read(Api);
        Procedures = await procedures;
        if (CallId is { } id)
        {
            Call = (await Api.Ask<Call>($"calls/{id}")).Value;
            Hold = (await Api.Ask<HeldSeat>($"calls/{id}/hold")).Value;
        }

        if (Call is null) OpenCalls = await Api.Get<Call[]>("calls");
        if (!string.IsNullOrEmpty(Number)) Opened = (await Api.Ask<Details>($"reservations/{Uri.EscapeDataString(Number)}")).Value;
        if (IsOpen && After is null) await ReadTimes(asked: focus is "times" or "offer");
        Script = Script.Of(await Api.Get<ScriptLine[]>($"scripts?language={Uri.EscapeDataString(Call?.Language ?? "ja")}&procedure={Uri.EscapeDataString(Wanted)}"), TalkStep(), Said(), Call?.Language ?? "ja");
        Focus = !IsOpen ? "start" : focus is "book" or "times" ? Hold is null ? "offer" : "book" : focus;
    }

    /// <param name="asked">The caller wished for something: unmet demand counts it. The first offers come by themselves.</param>
    private async Task ReadTimes(bool asked)
    {
        var from = DateOnly.TryParseExact(TypedMoment.Date(From, Today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Today;
        var wish = new Wish(Wanted, Given(Venue), from, Given(Weekdays), Given(Part), Skip);
        var offers = Api.Ask<Offer[]>(asked ? $"{wish.Path}&callId={CallId}" : wish.Path);
        Heat = await Heat.Read(Api, Names, Wanted, from);
        Offers = (await offers).Value ?? [];
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

    private Script.Step TalkStep() =>
        !IsOpen ? Script.Step.Greet
        : After is not null ? Script.Step.After
        : Hold is not null ? Script.Step.ReadBack
        : Opened is not null || !string.IsNullOrWhiteSpace(Birthday) ? Script.Step.Offer
        : Script.Step.Identify;

    private Script.Booking Said()
    {
        var procedure = Procedures.FirstOrDefault(one => one.Id == Wanted);
        var name = Given(Kana) ?? Given(Name) ?? Opened?.Kana ?? Opened?.Name;
        return After is null && Hold is { } hold
            ? new Script.Booking(hold.Day, hold.At, Names.Venue(hold.VenueId), procedure?.Name, name, procedure?.Brought)
            : new Script.Booking(Opened?.Day, Opened?.At, Opened is { } opened ? Names.Venue(opened.VenueId) : null, procedure?.Name, name, procedure?.Brought);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
