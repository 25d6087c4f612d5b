using System.Globalization;
using System.Security.Cryptography;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Fields;

/// <summary>The number of a reservation: twelve random digits, the first not 0; unguessable, since it signs in with the birthday (W2).</summary>
public static class ReservationNumberField
{
    public const string Name = "number";
    public const int Length = 12;
    private const long First = 100_000_000_000;
    private const long Last = 999_999_999_999;

    public static (long? Number, FieldError? Error) Read(string? typed)
    {
        var digits = TypedText.Compact(typed);
        if (digits.Length == 0) return (null, new FieldError(Name, FieldProblem.Required));
        if (!TypedText.IsAsciiDigits(digits)) return (null, new FieldError(Name, FieldProblem.Malformed));
        if (digits.Length != Length) return (null, new FieldError(Name, FieldProblem.WrongLength, Length, digits.Length));
        return (long.Parse(digits, CultureInfo.InvariantCulture), null);
    }

    /// <summary>A new random number.</summary>
    public static long Next()
    {
        Span<byte> bytes = stackalloc byte[8];
        const ulong range = (ulong)(Last - First + 1);
        const ulong limit = ulong.MaxValue - (ulong.MaxValue % range);
        ulong value;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            value = BitConverter.ToUInt64(bytes);
        }
        while (value >= limit);
        return First + (long)(value % range);
    }

    /// <summary>As the API and URLs write it: twelve digits.</summary>
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>In fours, as pages and mails show it.</summary>
    public static string InFours(long number) => ReservationIdField.InFours(Format(number));
}
