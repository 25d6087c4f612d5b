using System.Globalization;

namespace OrleansBooking.Silo.Demo;

/// <summary>Repeatable chance for invented people (a linear congruential generator); never for secrets.</summary>
public sealed class DemoChance(uint seed)
{
    private uint _state = seed;

    /// <summary>A birthday as MMDD; 29 February included.</summary>
    public string Birthday() => new DateOnly(2000, 1, 1).AddDays((int)(Next() % 366)).ToString("MMdd", CultureInfo.InvariantCulture);

    private uint Next()
    {
        _state = unchecked((_state * 1_664_525) + 1_013_904_223);
        return _state >> 8;
    }
}
