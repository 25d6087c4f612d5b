using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Grains.Tickets;

/// <summary>Who acts and for which applicant, as proved by tickets and claims.</summary>
/// <param name="Applicant">The applicant's key; null for staff acting on a reservation of anybody.</param>
/// <param name="Secret">To be checked by the ledger; null when a ticket has proved it.</param>
/// <param name="Declared">No reservation ID: the first booking stores the applicant.</param>
public sealed record Booker(LedgerActor Actor, byte[]? Applicant, byte[]? Secret, bool Declared, string? ReservationId)
{
    /// <summary>Shows nothing of the applicant.</summary>
    public override string ToString() => Actor.Name;
}
