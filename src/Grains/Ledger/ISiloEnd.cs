namespace OrleansBooking.Grains.Ledger;

/// <summary>Ends this silo.</summary>
public interface ISiloEnd
{
    /// <summary>The cluster goes on without this silo: what it has in memory is out of date. Ends the process at once.</summary>
    void Evicted();
}
