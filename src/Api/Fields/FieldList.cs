using System.Globalization;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Fields;

/// <summary>Reads the fields of one request and gathers everything that is wrong, so that the caller hears it at once.</summary>
public sealed class FieldList
{
    /// <summary>Longest id of a venue or procedure.</summary>
    public const int IdLimit = 40;

    private readonly List<FieldError> _errors = [];

    /// <summary>All findings as a problem, or null.</summary>
    public Problem? Problem => _errors.Count == 0 ? null : Problem.Invalid([.. _errors]);

    public void Add(IEnumerable<FieldError> errors) => _errors.AddRange(errors);

    public void Add(string field, FieldProblem problem, int? limit = null, int? actual = null) =>
        _errors.Add(new FieldError(field, problem, limit, actual));

    /// <summary>The value of one of the contract's field readers.</summary>
    public T? Take<T>((T? Value, FieldError? Error) read)
    {
        if (read.Error is { } error) _errors.Add(error);
        return read.Value;
    }

    /// <summary>A venue's or procedure's id: lower-case ASCII letters, digits and hyphens.</summary>
    public string Id(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, FieldProblem.Required);
        else if (!IsId(typed)) Add(field, FieldProblem.Unknown);
        return typed ?? "";
    }

    /// <summary>As <see cref="Id"/>, or null if absent.</summary>
    public string? OptionalId(string field, string? typed) => string.IsNullOrEmpty(typed) ? null : Id(field, typed);

    /// <summary>A date, <c>2026-12-06</c>.</summary>
    public DateOnly Date(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, FieldProblem.Required);
        else if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        else Add(field, FieldProblem.Malformed);
        return default;
    }

    /// <summary>As <see cref="Date"/>, or null if absent.</summary>
    public DateOnly? OptionalDate(string field, string? typed) => string.IsNullOrEmpty(typed) ? null : Date(field, typed);

    /// <summary>A month, <c>2026-12</c>, as its first day.</summary>
    public DateOnly Month(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, FieldProblem.Required);
        else if (DateOnly.TryParseExact(typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return month;
        else Add(field, FieldProblem.Malformed);
        return default;
    }

    /// <summary>A time of the city's clock, <c>09:30</c>.</summary>
    public TimeOnly Time(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, FieldProblem.Required);
        else if (TimeOnly.TryParseExact(typed, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        else Add(field, FieldProblem.Malformed);
        return default;
    }

    /// <summary>As <see cref="Time"/>, or null if absent.</summary>
    public TimeOnly? OptionalTime(string field, string? typed) => string.IsNullOrEmpty(typed) ? null : Time(field, typed);

    /// <summary>A free text, trimmed, null if nothing is left.</summary>
    public string? Text(string field, string? typed, int limit)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (TypedText.HasForbidden(typed)) Add(field, FieldProblem.ControlCharacters);
        else if (typed.Length > limit) Add(field, FieldProblem.TooLong, limit, typed.Length);
        return typed.Trim();
    }

    /// <summary>A UUID, or null if absent.</summary>
    public Guid? OptionalGuid(string field, string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return null;
        if (Guid.TryParseExact(typed, "D", out var id)) return id;
        Add(field, FieldProblem.Malformed);
        return null;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public int Count(string field, string? typed, int least, int most, int otherwise)
    {
        if (string.IsNullOrEmpty(typed)) return otherwise;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most) return count;
        Add(field, FieldProblem.Malformed, most);
        return otherwise;
    }

    private static bool IsId(string text) =>
        text.Length <= IdLimit && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
