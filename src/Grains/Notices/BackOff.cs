namespace OrleansBooking.Grains.Notices;

/// <summary>When a failed notice is tried again, and when it is given up.</summary>
public static class BackOff
{
    /// <summary>Six doublings and then 47 hours: about two days.</summary>
    public const int Attempts = 54;

    /// <summary>For what the server calls permanent: a quarter of an hour, in which a wrong setting of the server may be put right.</summary>
    public const int AttemptsIfPermanent = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="attempts">How many have failed, this one included.</param>
    public static bool IsGivenUp(int attempts, bool permanent) => attempts >= (permanent ? AttemptsIfPermanent : Attempts);

    /// <summary>One minute doubling up to an hour, a tenth more or less, so that thousands do not come back at once.</summary>
    /// <param name="attempts">How many have failed, this one included.</param>
    /// <param name="chance">In [0, 1).</param>
    public static TimeSpan Delay(int attempts, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempts - 1, 10));
        return (doubled < Longest ? doubled : Longest) * (0.9 + (0.2 * chance));
    }
}
