using OrleansBooking.Contracts.Days;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>How many squares of each kind stand for an hour's or a day's seats; the same figures stand beside them as text.</summary>
/// <param name="Arrived">Solid.</param>
/// <param name="Late">Crossed; who is known not to come as well.</param>
/// <param name="Expected">Pale.</param>
/// <param name="Free">Dashed.</param>
public sealed record Seats(int Arrived, int Late, int Expected, int Free)
{
    public static Seats Of(TodayAnswer.Hour hour)
    {
        ArgumentNullException.ThrowIfNull(hour);
        return new(hour.Arrived, hour.Late + hour.NoShow, Math.Max(0, hour.Expected), hour.Free);
    }

    public static Seats Of(TodayAnswer day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new(day.Arrived, day.Late + day.NoShow, Math.Max(0, day.Expected), day.Free);
    }

    public int All => Arrived + Late + Expected + Free;

    /// <summary>The kinds in order, each as often as it is.</summary>
    public IEnumerable<string> Squares() =>
        [.. Enumerable.Repeat("arrived", Arrived), .. Enumerable.Repeat("late", Late), .. Enumerable.Repeat("booked", Expected),
            .. Enumerable.Repeat("free", Free)];

    /// <summary>Parts of a bar of this width: kind, where it begins, how wide it is; empty ones are left out.</summary>
    public IEnumerable<(string Kind, int X, int Width)> Bar(int width)
    {
        if (All == 0) yield break;
        var before = 0;
        foreach (var (kind, seats) in new[] { ("arrived", Arrived), ("late", Late), ("booked", Expected), ("free", Free) })
        {
            var (from, to) = (width * before / All, width * (before + seats) / All);
            before += seats;
            if (to - from > 2) yield return (kind, from + 1, to - from - 2);
        }
    }
}
