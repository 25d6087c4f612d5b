namespace OrleansBooking.Api.Calls;

/// <summary>Whom a call is about: one of the two.</summary>
/// <param name="Number">Of one of their reservations, twelve digits</param>
/// <param name="ReservationId">Of their notice letter</param>
public sealed record ConcernRequest(string? Number, string? ReservationId)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ConcernRequest);
}
