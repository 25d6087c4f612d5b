namespace OrleansBooking.Contracts.Manuals;

/// <summary>The steps of a call at which something is said, in their order.</summary>
public static class ScriptSteps
{
    public const string ReadBack = "read-back";

    public static readonly IReadOnlyList<string> All = ["greet", "identify", "offer", ReadBack, "bring", "agent", "after", "close"];
}
