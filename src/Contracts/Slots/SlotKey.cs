using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrleansBooking.Contracts.Slots;

/// <summary>One venue, day and time of the city's clock; the key of a slot grain.</summary>
/// <remarks>Written <c>slot/city-centre/2026-12-06/0930</c>: the prefix keeps keys from looking like numbers, which collide in grain storage.</remarks>
[GenerateSerializer, Immutable, Alias("SlotKey")]
public readonly record struct SlotKey(string Venue, DateOnly Date, TimeOnly Time) : IComparable<SlotKey>
{
    private const string Prefix = "slot/";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Venue}/{Date:yyyy-MM-dd}/{Time:HHmm}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SlotKey? key)
    {
        key = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var parts = text[Prefix.Length..].Split('/');
        if (parts.Length != 3
            || !DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !TimeOnly.TryParseExact(parts[2], "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return false;
        key = new SlotKey(parts[0], date, time);
        return true;
    }

    public int CompareTo(SlotKey other) => (Date, Time, Venue).CompareTo((other.Date, other.Time, other.Venue));

    public static bool operator <(SlotKey left, SlotKey right) => left.CompareTo(right) < 0;
    public static bool operator >(SlotKey left, SlotKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(SlotKey left, SlotKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(SlotKey left, SlotKey right) => left.CompareTo(right) >= 0;
}
