using System.Security.Cryptography;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Fields;

/// <summary>The reservation ID of the notice letter (D1, §8(1)④).</summary>
/// <remarks>IDs that the system issues have 16 digits in fours: 15 random ones and a check digit (Damm), so that guessing hits one of
/// 100,000 issued IDs once in 10^10 tries, before the birthday. The city's own IDs may have any letters and digits, 4 to 32.</remarks>
public static class ReservationIdField
{
    public const string Name = "reservationId";

    /// <summary>Digits of an issued ID.</summary>
    public const int IssuedLength = 16;

    private const int MinLength = 4;
    private const int MaxLength = 32;

    /// <summary>Normalises: half-width, upper case, without spaces and hyphens.</summary>
    public static (string? Id, FieldError? Error) Read(string? typed)
    {
        var id = TypedText.Compact(typed).ToUpperInvariant();
        if (id.Length == 0) return (null, new FieldError(Name, FieldProblem.Required));
        if (!id.All(char.IsAsciiLetterOrDigit)) return (null, new FieldError(Name, FieldProblem.Malformed));
        if (id.Length is < MinLength or > MaxLength) return (null, new FieldError(Name, FieldProblem.WrongLength, IssuedLength, id.Length));
        return (id, null);
    }

    /// <summary>A new random ID.</summary>
    public static string Issue()
    {
        Span<char> digits = stackalloc char[IssuedLength - 1];
        for (var i = 0; i < digits.Length; i++) digits[i] = (char)('0' + RandomNumberGenerator.GetInt32(10));
        return new string(digits) + DammDigit.Of(digits);
    }

    /// <summary>True if an issued ID was mistyped: 16 digits whose check digit does not fit.</summary>
    public static bool IsMistyped(string id) =>
        id.Length == IssuedLength && TypedText.IsAsciiDigits(id) && DammDigit.Of(id.AsSpan(0, IssuedLength - 1)) != id[^1];

    /// <summary>In fours, as letters and pages show it.</summary>
    public static string InFours(string id) => string.Join(' ', id.Chunk(4).Select(c => new string(c)));
}
