using System.Globalization;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Fields;

/// <summary>The applicant's password: month and day of birth as four digits (W2). <c>0229</c> is a birthday.</summary>
public static class BirthdayField
{
    public const string Name = "birthday";

    /// <summary>Reads <c>0412</c>, <c>０４１２</c>, <c>4月12日</c>, <c>4/12</c>, or a whole date <c>1980-04-12</c>, of which month and day count.</summary>
    /// <returns>MMDD, or what is wrong.</returns>
    public static (string? Birthday, FieldError? Error) Read(string? typed)
    {
        var text = TypedText.Tidy(typed);
        if (text is null) return (null, new FieldError(Name, FieldProblem.Required));
        if (DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return (date.ToString("MMdd", CultureInfo.InvariantCulture), null);

        var parts = text.TrimEnd('日').Split('月', '/', '.');
        if (parts.Length == 2 && parts.All(p => p.Trim() is { Length: 1 or 2 } part && TypedText.IsAsciiDigits(part)))
            text = parts[0].Trim().PadLeft(2, '0') + parts[1].Trim().PadLeft(2, '0');

        var digits = TypedText.Compact(text);
        if (!TypedText.IsAsciiDigits(digits)) return (null, new FieldError(Name, FieldProblem.Malformed));
        if (digits.Length != 4) return (null, new FieldError(Name, FieldProblem.WrongLength, Limit: 4, Actual: digits.Length));

        // 2000 is a leap year: 29 February passes, 30 February does not.
        return DateOnly.TryParseExact("2000" + digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (digits, null)
            : (null, new FieldError(Name, FieldProblem.Malformed));
    }
}
