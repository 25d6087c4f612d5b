using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Silo.Hosting;

/// <summary>Ends the process at once: nothing of an evicted silo may be said or written any more. The supervisor starts it anew.</summary>
public sealed class ProcessEnd : ISiloEnd
{
    /// <summary>Exit code of an evicted silo.</summary>
    public const int EvictedCode = 70;

    public void Evicted() => Environment.Exit(EvictedCode);
}
