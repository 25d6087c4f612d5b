namespace OrleansBooking.Faults.Load;

/// <summary>An invented person.</summary>
/// <param name="ReservationId">Null: renews without an ID.</param>
/// <param name="Birthday">MMDD.</param>
public sealed record Citizen(string? ReservationId, string Birthday, string Name, string Kana, string Phone, string? Email)
{
    public override string ToString() => nameof(Citizen);
}
