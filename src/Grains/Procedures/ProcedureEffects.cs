using System.Text.Json;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Grains.Procedures;

/// <summary>Says what changing a procedure does to reservations before anything is saved. Pure.</summary>
/// <remarks>No seat comes or goes, so nobody is displaced and no second person is needed; who is booked stays booked.</remarks>
public static class ProcedureEffects
{
    /// <param name="before">Null: the procedure is new.</param>
    /// <param name="offered">Where it can be booked.</param>
    public static ChangeEffect Of(ProcedureDefinition? before, ProcedureDefinition after, IReadOnlyList<OfferedAt> offered) =>
        new([], [], [.. Warnings(before, after, offered)], NeedsApproval: false);

    private static IEnumerable<ChangeWarning> Warnings(ProcedureDefinition? before, ProcedureDefinition after, IReadOnlyList<OfferedAt> offered)
    {
        var booked = offered.Sum(venue => venue.Booked);
        if (before is not null && offered.Count == 0) yield return new ChangeWarning(WarningKind.OfferedNowhere);
        if (booked > 0) yield return new ChangeWarning(WarningKind.ProcedureBooked, Found: booked);
        if (before?.Minutes < after.Minutes)
        {
            foreach (var venue in offered.Where(venue => venue.Shorter > 0))
                yield return new ChangeWarning(WarningKind.ShorterThanProcedure, Found: venue.Shorter, Usual: after.Minutes, Name: venue.VenueName);
        }

        var without = offered.Sum(venue => venue.WithoutId);
        if (after.NeedsReservationId && before?.NeedsReservationId is false && without > 0)
            yield return new ChangeWarning(WarningKind.BookedWithoutId, Found: without);
        if (after.Once && before?.Once is false) yield return new ChangeWarning(WarningKind.UsesRightUp, Found: booked);
        if (!after.Once && before?.Once is true) yield return new ChangeWarning(WarningKind.LeavesRight, Found: booked);
        if (booked > 0 && before is not null && !AreSame(before, after)) yield return new ChangeWarning(WarningKind.BringChanged, Found: booked);
    }

    private static bool AreSame(ProcedureDefinition one, ProcedureDefinition other) =>
        JsonSerializer.Serialize(one.Bring) == JsonSerializer.Serialize(other.Bring);
}
