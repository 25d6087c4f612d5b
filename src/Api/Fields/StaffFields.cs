using System.Globalization;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Fields;

/// <summary>More fields, of what city staff send.</summary>
public static class StaffFields
{
    /// <summary>An instant with its offset, <c>2026-12-06T09:30:00+09:00</c>.</summary>
    public static DateTimeOffset Instant(this FieldList fields, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) fields.Add(field, FieldProblem.Required);
        // A text without an offset would be read by this machine's clock.
        else if (typed.Length >= 16 && (typed.EndsWith('Z') || typed.LastIndexOf('+') > 10 || typed.LastIndexOf('-') > 10)
            && DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return instant;
        else fields.Add(field, FieldProblem.Malformed);
        return default;
    }
}
