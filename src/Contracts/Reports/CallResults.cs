using OrleansBooking.Contracts.Calls;

namespace OrleansBooking.Contracts.Reports;

/// <summary>Calls by whether somebody could speak to the caller to the end (T8). Calls that never got through are counted by the telephone
/// system, not here.</summary>
/// <param name="Answered">With a result, and not cut off.</param>
/// <param name="Dropped">Cut off.</param>
/// <param name="Open">Without a result as yet.</param>
public sealed record CallResults(long Answered, long Dropped, long Open)
{
    public static CallResults Of(long calls, IReadOnlyDictionary<string, long> byWrapUp)
    {
        ArgumentNullException.ThrowIfNull(byWrapUp);
        var (closed, dropped) = (byWrapUp.Values.Sum(), byWrapUp.GetValueOrDefault(WrapUp.Dropped));
        return new CallResults(closed - dropped, dropped, calls - closed);
    }
}
