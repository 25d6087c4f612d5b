using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Silos;

/// <summary>Two silos and an API node in front. Tests that leave all of them running share it, and with it the database and the history.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private Queue<SlotKey[]> _slots = new();

    public PostgresFixture Database { get; } = new();

    public HistoryRecorder History { get; } = new();

    public int Seed { get; } = Seeds.Given ?? Random.Shared.Next();

    public Centre Centre { get; private set; } = null!;

    /// <summary>Some that nobody has booked yet.</summary>
    public IReadOnlyList<SlotKey> NextSlots() => _slots.Dequeue();

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        Centre = await Centre.Start(Database.Connections, [Database.Connections, Database.Connections]);
        _slots = new((await FaultCity.OpenSlots(Database.Owner, Seed)).Chunk(SlotProbes.Probed));
    }

    public async Task DisposeAsync()
    {
        if (Centre is not null) await Centre.DisposeAsync();
        await Database.DisposeAsync();
    }
}
