namespace OrleansBooking.Contracts.Applicants;

/// <summary>A generated reservation ID for the city's mail merge.</summary>
[GenerateSerializer, Immutable, Alias("IssuedId")]
public sealed record IssuedId(string Reference, string ReservationId)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(IssuedId);
}
