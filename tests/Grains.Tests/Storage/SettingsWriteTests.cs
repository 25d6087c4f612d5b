using Orleans.Storage;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>A settings grain whose write fails, for whatever reason, serves the old state and is abandoned.</summary>
public sealed class SettingsWriteTests
{
    public static TheoryData<Exception> Faults() =>
    [
        new InconsistentStateException("stale"), new Npgsql.NpgsqlException("gone"), new IOException("broken pipe"), new TimeoutException("late"),
        new InvalidOperationException("whatever"),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_was_not_stored_is_not_served(Exception fault)
    {
        var state = new FailingState(fault) { State = "old" };
        var abandoned = 0;

        var heard = await Assert.ThrowsAsync<Contracts.Faults.LedgerFault>(() => state.Store("new", () => abandoned++));

        Assert.Equal(("old", 1), (state.State, abandoned));
        Assert.Null(heard.InnerException);
    }

    [Fact]
    public async Task What_was_stored_stays()
    {
        var state = new FailingState(fault: null) { State = "old" };

        await state.Store("new", () => Assert.Fail("It was stored."));

        Assert.Equal("new", state.State);
    }

    private sealed class FailingState(Exception? fault) : IPersistentState<string>
    {
        public string State { get; set; } = "";

        public string Etag => "1";

        public bool RecordExists => true;

        public Task WriteStateAsync() => fault is null ? Task.CompletedTask : Task.FromException(fault);

        public Task ReadStateAsync() => Task.CompletedTask;

        public Task ClearStateAsync() => Task.CompletedTask;
    }
}
