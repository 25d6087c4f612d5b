namespace OrleansBooking.Web.Citizen.Engine;

/// <summary>What came back from a command.</summary>
/// <param name="Value">The engine's answer; null: no answer, so the outcome is unknown and the same command may be repeated.</param>
public sealed record Reply<T>(T? Value)
    where T : class
{
    public bool IsUnknown => Value is null;
}
