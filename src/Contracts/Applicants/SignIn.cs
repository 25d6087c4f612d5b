namespace OrleansBooking.Contracts.Applicants;

/// <summary>What a citizen typed to identify.</summary>
/// <param name="IdOrNumber">Reservation ID or reservation number, in any width, with spaces or hyphens.</param>
/// <param name="Birthday">MMDD or the city's other secret, in any width.</param>
/// <param name="Address">The caller's IP address; failures are counted by it (a /64 for IPv6).</param>
[GenerateSerializer, Immutable, Alias("SignIn")]
public sealed record SignIn(string IdOrNumber, string Birthday, string Address)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(SignIn);
}
