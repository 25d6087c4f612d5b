using System.Collections.Immutable;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Web.Citizen.Engine;

/// <summary>The grains as citizens' pages see them. A question without an answer throws <see cref="EngineAwayException"/>;
/// a command without an answer gives an unknown <see cref="Reply{T}"/>. Either is repeated first, while its silo is gone.</summary>
public sealed partial class ReservationCentre(
    IGrainFactory grains, SlotGrains slots, EdgeCalls edge, AvailabilityReader availability, ILogger<ReservationCentre> log)
{
    private readonly IGrainFactory _grains = grains;

    /// <summary>Availability of a month; null when the venue or procedure are unknown there.</summary>
    public Task<MonthAvailability?> Month(string venue, string procedure, DateOnly date) =>
        Ask(() => availability.Month(venue, procedure, date));

    /// <summary>A reservation with its contact; null when it is not the ticket's.</summary>
    public Task<ReservationDetails?> Find(long number, string ticket) =>
        Ask(() => _grains.GetGrain<IReservationDesk>(0).Find(number, ticket));

    /// <summary>The ticket's live reservations.</summary>
    public Task<ImmutableArray<Reservation>> Own(string ticket) => Ask(() => _grains.GetGrain<IApplicantDesk>(0).Own(ticket));

    public Task<Reply<SignInOutcome>> SignIn(SignIn request) => Tell(() => _grains.GetGrain<IApplicantDesk>(0).SignIn(request));

    public Task<Reply<SignInOutcome>> Declare(Declaration request) => Tell(() => _grains.GetGrain<IApplicantDesk>(0).Declare(request));

    public Task<Reply<HoldOutcome>> Hold(SlotKey slot, HoldSeat command) => Tell(() => slots[slot].Hold(command));

    public Task<Reply<ReservationOutcome>> Book(SlotKey slot, BookSeat command) => Tell(() => slots[slot].Book(command));

    public Task<Reply<ReservationOutcome>> MoveIn(SlotKey slot, MoveSeat command) => Tell(() => slots[slot].MoveIn(command));

    public Task<Reply<ReservationOutcome>> Cancel(SlotKey slot, CancelSeat command) => Tell(() => slots[slot].Cancel(command));

    public Task<Reply<ReservationOutcome>> ChangeContact(ChangeContact command) =>
        Tell(() => _grains.GetGrain<IReservationDesk>(0).ChangeContact(command));

    private async Task<T> Ask<T>(Func<ValueTask<T>> question)
    {
        try
        {
            return await edge.Repeat(question);
        }
        catch (Exception exception)
        {
            throw new EngineAwayException(exception);
        }
    }

    private async Task<Reply<T>> Tell<T>(Func<ValueTask<T>> command)
        where T : class
    {
        try
        {
            return new Reply<T>(await edge.Repeat(command));
        }
        catch (Exception exception)
        {
            // Lost on the way or answered too late: what became of it is unknown, so the page offers to repeat it.
            LogUnknown(typeof(T).Name, exception.GetType().Name);
            return new Reply<T>(null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer for a {Outcome} ({Fault}); the outcome is unknown.")]
    private partial void LogUnknown(string outcome, string fault);
}
