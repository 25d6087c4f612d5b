using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>What stands on the console, typed and read; what its buttons do is in <see cref="IndexModel"/>.</summary>
public abstract class DeskPage(StaffServices services) : StaffPage(services)
{
    public const string Address = "/console";

    public override Right Needed => Right.TakeCalls;

    [BindProperty(Name = "call", SupportsGet = true)]
    public Guid? CallId { get; set; }

    /// <summary>The reservation that is open, or was just made.</summary>
    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>Numbers of the family's other reservations that were just made.</summary>
    [BindProperty(Name = "with", SupportsGet = true)]
    public string? With { get; set; }

    /// <summary><c>booked</c>, <c>moved</c> or <c>cancelled</c>: just done.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Who comes to the venue: one of <see cref="CallerSituation"/>.</summary>
    [BindProperty(Name = "situation", SupportsGet = true)]
    public string? Situation { get; set; }

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

    /// <summary>More people of the same family, at the same time.</summary>
    [BindProperty(Name = "people")]
    public List<RelativeInput> People { get; set; } = [];

    /// <summary>What a caller without the letter says.</summary>
    [BindProperty(Name = "lost")]
    public LostInput Lost { get; set; } = new();

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

    public ListedPage? Found { get; protected set; }

    public Details? Opened { get; private set; }

    public IReadOnlyList<Offer>? Offers { get; private set; }

    /// <summary>A time that somebody else took while the caller decided.</summary>
    public ChosenSlot? Gone { get; protected set; }

    /// <summary>Who else has the same person on the line.</summary>
    public IReadOnlyList<BusyOperator> Others { get; private set; } = [];

    /// <summary>Whether what a caller without the letter said fits; null: nothing was compared.</summary>
    public bool? Fits { get; protected set; }

    public HeldSeat? Hold { get; private set; }

    public Heat Heat { get; private set; } = Heat.None;

    public Script Script { get; private set; } = new([]);

    /// <summary>What gets the focus; errors take it before.</summary>
    public string Focus { get; private set; } = "query";

    public bool IsOpen => Call is { ClosedAt: null };

    /// <summary>The reservation on screen can be given another time.</summary>
    public bool CanMove => Opened?.Status == "booked";

    public bool MayAddPeople => People.Count < BookFamily.MostPeople - 1;

    /// <summary>What is booked: the procedure of the form, or that of the reservation that is moved.</summary>
    public string Wanted => CanMove ? Opened!.Procedure : Procedure;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Situation = CallerSituation.Keep(HttpContext, CallId, Situation);
        return base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Reads everything that the page shows.</summary>
    protected async Task Show(string focus)
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
        Note ??= Call?.Note;
        Rebook();
        Others = await Busy();
        if (IsOpen && After is null) await ReadTimes(asked: focus is "times" or "offer");
        Script = await TalkScript.Read(Api, this);
        Focus = !IsOpen ? "start" : focus is "book" or "times" ? Hold is null ? "offer" : "book" : focus;
    }

    /// <param name="asked">The caller wished for something: unmet demand counts it. The first offers come by themselves.</param>
    private async Task ReadTimes(bool asked)
    {
        var from = DateOnly.TryParseExact(TypedMoment.Date(From, Today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Today;
        var wish = new Wish(Wanted, Given(Venue), from, Given(Weekdays), Given(Part), Skip, 1 + People.Count);
        var offers = Api.Ask<Offer[]>(asked ? $"{wish.Path}&callId={CallId}" : wish.Path);
        Heat = await Heat.Read(Api, Names, Wanted, from);
        // What is shown may be a moment old: a time that was just lost is not offered again.
        Offers = [.. ((await offers).Value ?? []).Where(offer => new ChosenSlot(offer.VenueId, offer.Date, offer.Time) != Gone).Take(Wish.AtATime)];
    }

    // Whoever cancelled or did not come books anew with the ID of the letter, which nobody has to find again.
    private void Rebook()
    {
        if (Opened is { Status: "cancelled" or "no-show" or "not-handed-over", ReservationId: { } id } && string.IsNullOrWhiteSpace(ReservationId)) ReservationId = id;
    }

    private async Task<IReadOnlyList<BusyOperator>> Busy()
    {
        if (!IsOpen) return [];
        object? whom = Opened is { } opened ? new { number = opened.Number } : ReservationIdField.Read(ReservationId).Id is { } id ? new { reservationId = id } : null;
        return whom is null ? [] : (await Api.Post<ConcernAnswer>($"calls/{CallId}/people", whom, Guid.NewGuid())).Value?.Others ?? [];
    }
}
