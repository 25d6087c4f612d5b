using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Orleans.Storage;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>What grain state tells a caller when PostgreSQL is away: a fault that can cross a call, and in time.</summary>
public sealed class BoundedGrainStorageTests
{
    private static readonly GrainId Grain = GrainId.Create("venue", "city-centre");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_fault_of_Npgsql_leaves_as_a_fault_that_has_a_codec() =>
        await Assert.ThrowsAsync<LedgerFault>(() => Storage(() => throw new NpgsqlException("away")).ReadStateAsync("venue", Grain, new GrainState<string>()));

    [Fact]
    public async Task A_lost_race_stays_what_it_is() =>
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage(() => throw new InconsistentStateException()).WriteStateAsync("venue", Grain, new GrainState<string>()));

    [Fact]
    public async Task Over_a_dead_line_the_waiting_ends()
    {
        var reading = Storage(() => new TaskCompletionSource().Task).ReadStateAsync("venue", Grain, new GrainState<string>());
        var before = reading.IsCompleted;

        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.False(before);
        await Assert.ThrowsAsync<LedgerFault>(() => reading);
    }

    private BoundedGrainStorage Storage(Func<Task> answer) => new(new Scripted(answer), _time);

    private sealed class Scripted(Func<Task> answer) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => answer();
        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => answer();
        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => answer();
    }
}
