using Orleans.Runtime.Messaging;

namespace OrleansBooking.Contracts.Faults;

/// <summary>How a page or the API calls the cluster: a call whose silo vanished is made again, as it was, for a bounded time, so that people wait instead of reading an error.</summary>
/// <remarks>Only edges repeat, never grains: each layer that repeats multiplies the load of a bad moment. A command carries its operation id,
/// so the second is the first. Refusals are answers and are not repeated, "busy" neither: whoever is asked to come back later decides that himself.</remarks>
public sealed class EdgeCalls(TimeProvider time)
{
    /// <summary>How long one call waits for its answer, for <see cref="ResponseTimeoutAttribute"/>: longer than a batch takes, shorter than people wait.</summary>
    public const string OneCall = "00:00:04";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>How long after the first call another one may begin. A silo that died or froze is buried well within it.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls until there is an answer, or a fault that another call would not change.</summary>
    public async ValueTask<T> Repeat<T>(Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call();
            }
            catch (Exception fault) when (HasVanished(fault) && time.GetElapsedTime(began) + pause < Limit)
            {
                // The pause, and then another silo.
            }

            await Task.Delay(pause, time);
        }
    }

    /// <summary>Nobody has said what became of the call: its silo is gone, or did not answer in time.</summary>
    public static bool HasVanished(Exception fault) =>
        fault is not GatewayTooBusyException
        && fault is TimeoutException or OrleansMessageRejectionException or ConnectionFailedException or ClientNotAvailableException
            // Nobody here cancels a call: the cluster gave it up before it found a silo for the grain.
            or OperationCanceledException;
}
