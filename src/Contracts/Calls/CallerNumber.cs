using System.Collections.Frozen;

namespace OrleansBooking.Contracts.Calls;

/// <summary>What telephone systems say in place of a number that they do not have.</summary>
public static class CallerNumber
{
    private static readonly FrozenSet<string> Withheld = new[]
    {
        "anonymous", "unknown", "private", "restricted", "unavailable", "withheld",
        "非通知", "公衆電話", "表示圏外", "通知不可",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True if it is one of their words: the caller's number was not shown.</summary>
    public static bool IsWithheld(string? from) => string.IsNullOrWhiteSpace(from) || Withheld.Contains(from.Trim());
}
