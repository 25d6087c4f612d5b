namespace OrleansBooking.Faults.Invariants;

/// <summary>A rule that does not hold, and where.</summary>
public sealed record Violation(string Rule, string Where)
{
    public override string ToString() => $"{Rule}: {Where}";
}
