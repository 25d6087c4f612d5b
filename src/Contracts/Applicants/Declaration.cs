namespace OrleansBooking.Contracts.Applicants;

/// <summary>Who wants a procedure without a reservation ID (W2).</summary>
[GenerateSerializer, Immutable, Alias("Declaration")]
public sealed record Declaration(string Procedure, string Kana, string Birthday, string Phone, string Address)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(Declaration);
}
