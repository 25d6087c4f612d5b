using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Problems;

/// <summary>Free slots instead of a full one. Thousands may hear "full" at once:
/// a choice is computed and written once for each snapshot of the months.</summary>
public sealed partial class Alternatives(AvailabilityReader availability, TimeProvider time, ILogger<Alternatives> log)
{
    private const int Count = 3;
    private const int Remembered = 4096;
    private readonly ConcurrentDictionary<(SlotKey Slot, string Procedure, int Seats), Choice> _choices = new();

    /// <summary>The problem <c>slot-full</c> with up to three free slots at the same venue, nearest first;
    /// without any when availability cannot be read now.</summary>
    /// <param name="seats">How many must be free there.</param>
    public async ValueTask<IResult> Instead(SlotKey wanted, string procedure, int seats = 1)
    {
        try
        {
            var own = await availability.Month(wanted.Venue, procedure, wanted.Date);
            if (_choices.TryGetValue((wanted, procedure, seats), out var known) && ReferenceEquals(known.Own, own)) return known.Problem;

            var problem = new RenderedProblem(Full(await Choose(wanted, procedure, own, seats)));
            // Slots are few; only names that somebody makes up could grow this.
            if (_choices.Count >= Remembered) _choices.Clear();
            _choices[(wanted, procedure, seats)] = new Choice(own, problem);
            return problem;
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            // "Full" is the answer; it must not turn into "busy" because its ornament is missing.
            Missing(fault.GetType().Name);
            return Full([]);
        }
    }

    private Problem Full(IReadOnlyList<SlotChoice> instead) => RefusalProblems.Of(Refusal.Full, time) with { Alternatives = instead };

    private async ValueTask<IReadOnlyList<SlotChoice>> Choose(SlotKey wanted, string procedure, MonthAvailability? own, int seats)
    {
        ImmutableArray<MonthAvailability> months = own is null ? [] : [own];
        var found = NearestFree.To(wanted, months, Count, seats);

        // Another month matters only if it reaches nearer than the last slot found.
        var first = new DateOnly(wanted.Date.Year, wanted.Date.Month, 1);
        var reach = found.Length < Count ? int.MaxValue : Math.Abs(found[^1].Date.DayNumber - wanted.Date.DayNumber);
        if (reach >= wanted.Date.DayNumber - first.DayNumber + 1 && first > time.CityToday())
            months = Add(months, await availability.Month(wanted.Venue, procedure, first.AddDays(-1)));
        if (reach >= first.AddMonths(1).DayNumber - wanted.Date.DayNumber)
            months = Add(months, await availability.Month(wanted.Venue, procedure, first.AddMonths(1)));

        var all = months.Length == (own is null ? 0 : 1) ? found : NearestFree.To(wanted, months, Count, seats);
        return [.. all.Select(SlotChoice.Of)];
    }

    private static ImmutableArray<MonthAvailability> Add(ImmutableArray<MonthAvailability> months, MonthAvailability? month) =>
        month is null ? months : months.Add(month);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A full slot was reported without alternatives: {Fault}")]
    private partial void Missing(string fault);

    private sealed record Choice(MonthAvailability? Own, RenderedProblem Problem);
}
