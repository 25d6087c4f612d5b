using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>What the console shows besides; what its buttons do is in <see cref="BookingDesk"/> and <see cref="IndexModel"/>.</summary>
public abstract class DeskPage(StaffServices services) : DeskForm(services)
{
    public const string Address = "/console";

    public override Right Needed => Right.TakeCalls;

    public CityNames Names { get; protected set; } = CityNames.None;

    public IReadOnlyList<SpokenProcedure> Procedures { get; private set; } = [];

    public Call? Call { get; private set; }

    public IReadOnlyList<Call> OpenCalls { get; private set; } = [];

    public CallerSearch? Found { get; protected set; }

    /// <summary>Seats that are still kept for callers who were cut off.</summary>
    public IReadOnlyList<HeldSeat> Dropped { get; private set; } = [];

    public Details? Opened { get; private set; }

    /// <summary>Null: nothing was asked.</summary>
    public OfferBoard? Board { get; protected set; }

    /// <summary>A time that somebody else took while the caller decided.</summary>
    public ChosenSlot? Gone { get; protected set; }

    /// <summary>Who else has the same person on the line.</summary>
    public IReadOnlyList<BusyOperator> Others { get; private set; } = [];

    /// <summary>Whether what a caller without the letter said fits; null: nothing was compared.</summary>
    public bool? Fits { get; protected set; }

    public HeldSeat? Hold { get; protected set; }

    public Heat Heat { get; protected set; } = Heat.None;

    public Script Script { get; private set; } = new([]);

    /// <summary>What gets the focus; errors take it before.</summary>
    public string Focus { get; private set; } = "query";

    public bool IsOpen => Call is { ClosedAt: null };

    /// <summary>Somebody else has the call: what is noted here is not kept until it is taken over.</summary>
    public bool IsOthers => IsOpen && Call!.Operator != Account.UserName;

    /// <summary>When the figures were read, by the city's clock.</summary>
    public string Clock => TypedMoment.Clock(TimeOnly.FromDateTime(CityClock.ToCity(Now)));

    /// <summary>How long the seat is kept; the browser counts down from here, whatever its own clock says.</summary>
    public int SecondsLeft => Hold is { } hold ? Math.Max(0, (int)Math.Ceiling((hold.Until - Now).TotalSeconds)) : 0;

    /// <summary>The reservation on screen can be given another time.</summary>
    public bool CanMove => Opened?.Status == "booked";

    public bool MayAddPeople => People.Count < BookFamily.MostPeople - 1;

    /// <summary>What is booked: the procedure of the form, or that of the reservation that is moved or was just changed.</summary>
    public string Wanted => CanMove || (After is not null && Opened is not null) ? Opened!.Procedure : Procedure;

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

        if (!IsOpen) OpenCalls = await Api.Get<Call[]>("calls");
        else if (Hold is null && After is null) Dropped = await Api.Get<HeldSeat[]>("holds");
        if (Procedures.All(one => one.Id != Procedure)) Procedure = Hold?.Procedure ?? (Procedures.Count > 0 ? Procedures[0].Id : "");
        if (!string.IsNullOrEmpty(Number)) Opened = (await Api.Ask<Details>($"reservations/{Uri.EscapeDataString(Number)}")).Value;
        AddKeptPeople();
        if (!HasNote) Note = Call?.Note;
        Rebook();
        Others = await Busy();
        if (IsOpen && After is null) await ReadTimes(asked: focus is "times" or "offer");
        Script = await TalkScript.Read(Api, this);
        Focus = !IsOpen ? "start" : focus is "book" or "times" ? Hold is null ? "offer" : "book" : focus;
    }

    /// <param name="asked">The caller wished for something: unmet demand counts it. The first offers come by themselves.</param>
    private async Task ReadTimes(bool asked)
    {
        if (WishDate.Read(From, Today) is not { } from)
        {
            Add("from", "Console.from-unreadable");
            return;
        }

        var wish = WishOf(from, 1 + People.Count);
        var offers = Api.Ask<Offer[]>(asked ? $"{wish.Path}&callId={CallId}" : wish.Path);
        Heat = await Heat.Read(Api, Names, Wanted, from);
        // What is shown may be a moment old: a time that was just lost is not offered again.
        Board = OfferBoard.Of(((await offers).Value ?? []).Where(offer => ChosenSlot.Of(offer) != Gone), Held);
    }

    protected Wish WishOf(DateOnly from, int seats) => new(Wanted, Given(Venue), from, Given(Weekdays), Given(Part), Skip, seats);

    /// <summary>The offer that this call keeps. A seat that is kept for another procedure is no seat for this one: it can be kept anew.</summary>
    protected ChosenSlot? Held => Hold is { } hold && hold.Procedure == Wanted ? new ChosenSlot(hold.VenueId, hold.Date, hold.Time) : null;

    // Seats that are kept for more people than the page knows: their lines come back empty, so that no seat is given up unseen.
    private void AddKeptPeople()
    {
        if (After is not null || CanMove || Hold is not { } kept || kept.Procedure != Wanted) return;
        while (People.Count < kept.Seats - 1) People.Add(new RelativeInput());
    }

    // Whoever cancelled or did not come books anew with the ID of the letter, which nobody has to find again.
    private void Rebook()
    {
        if (!string.IsNullOrWhiteSpace(ReservationId)) return;
        if (Opened is { Status: "cancelled" or "no-show" or "not-handed-over", ReservationId: { } id }) ReservationId = id;
    }

    private async Task<IReadOnlyList<BusyOperator>> Busy()
    {
        if (!IsOpen) return [];
        object? whom = Opened is { } opened ? new { number = opened.Number }
            : ReservationIdField.Read(ReservationId).Id is { } id ? new { reservationId = id }
            : null;
        return whom is null ? [] : (await Api.Post<ConcernAnswer>($"calls/{CallId}/people", whom, Guid.NewGuid())).Value?.Others ?? [];
    }

    /// <summary>What was noted stays with the call, for whoever goes on with it.</summary>
    /// <returns>False: it was refused. The page says why, and what was typed stays on it.</returns>
    protected async Task<bool> KeepNote()
    {
        if (CallId is not { } id || !HasNote) return true;
        if ((await Api.Ask<Call>($"calls/{id}")).Value is not { ClosedAt: null } stored || Given(Note)?.Trim() == stored.Note) return true;
        var reply = await Api.Put<Call>($"calls/{id}/note", new { note = Given(Note) }, Guid.NewGuid());
        if (reply.Problem is { } problem && ErrorOf("note") is null) AddToNote(problem);
        return reply.Problem is null;
    }

    /// <summary>Somebody else's call is a matter of its note, which is what would be lost.</summary>
    protected void AddToNote(ApiProblem problem)
    {
        if (problem is { Operator: { } other }) Add("note", "Console.taken-over", other);
        else Add(problem);
    }

    // What one operator typed is not sent under another one's name without a word.
    protected override IActionResult? Refuse() =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form["who"].ToString() is { Length: > 0 } who && who != Account.UserName
            ? StatusCode(StatusCodes.Status409Conflict)
            : null;
}
