using Orleans.Storage;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Silo.Storage;

/// <summary>Grain state behind the same boundary as everything else of storage: a grain that wakes while PostgreSQL is away tells its caller a fault that can cross a call.</summary>
/// <remarks>Npgsql's exceptions have no codec; the caller would hear of a bug instead of an outage. A lost race stays what it is. The connection has no
/// command time-out, which would cancel a commit that waits for its replica: here only the waiting ends, the statement does not.</remarks>
public sealed class BoundedGrainStorage(IGrainStorage inner, TimeProvider time) : IGrainStorage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);


    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageBoundary.Cross(() => inner.ReadStateAsync(stateName, grainId, grainState).WaitAsync(Patience, time));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageBoundary.Cross(() => inner.WriteStateAsync(stateName, grainId, grainState).WaitAsync(Patience, time));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageBoundary.Cross(() => inner.ClearStateAsync(stateName, grainId, grainState).WaitAsync(Patience, time));
}
