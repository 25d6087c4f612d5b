using Orleans.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>Grain storage against a real server: of many writers with the same version one succeeds, and the others hear so.</summary>
public sealed class GrainStorageTests(StorageHost host) : IClassFixture<StorageHost>
{
    private const int Writers = 16;
    private const int Rounds = 100;

    [Fact]
    public async Task Of_many_first_writers_of_one_grain_exactly_one_succeeds()
    {
        var grains = Enumerable.Range(0, Rounds).Select(round => Grain($"first-{round}")).ToList();

        var winners = new List<int>();
        foreach (var grain in grains)
        {
            winners.Add(await Race(host.Storage, grain, version: null));
        }

        Assert.All(winners, count => Assert.Equal(1, count));
        Assert.Equal(Rounds, await RowsWithVersion1(host, "first-%"));
    }

    [Fact]
    public async Task Of_many_writers_from_one_version_exactly_one_succeeds()
    {
        var grain = Grain("update");
        var known = await Write(host.Storage, grain, "first", version: null);

        var winners = await Race(host.Storage, grain, known.ETag);

        Assert.Equal(1, winners);
        Assert.Equal("2", (await Read(grain)).ETag);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var grain = Grain("stale");
        var first = await Write(host.Storage, grain, "first", version: null);
        await Write(host.Storage, grain, "second", first.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(host.Storage, grain, "late", first.ETag));

        Assert.Equal("second", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task State_comes_back_as_it_was_written()
    {
        var grain = Grain("round-trip");

        await Write(host.Storage, grain, "本庁舎交付会場 – O'Neil \"\\ \u0001", version: null);

        var read = await Read(grain);
        Assert.True(read.RecordExists);
        Assert.Equal("本庁舎交付会場 – O'Neil \"\\ \u0001", read.State!.Text);
    }

    [Fact]
    public async Task A_cleared_state_is_empty_and_its_old_version_stays_refused()
    {
        var grain = Grain("cleared");
        var state = await Write(host.Storage, grain, "first", version: null);

        await host.Storage.ClearStateAsync("note", grain, state);

        Assert.Equal("", (await Read(grain)).State!.Text);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(host.Storage, grain, "late", "1"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(host.Storage, grain, "late", version: null));
    }

    /// <summary>How many of the writers that all hold the same version succeed.</summary>
    internal static async Task<int> Race(IGrainStorage storage, GrainId grain, string? version)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(async writer =>
        {
            await start.Task;
            try
            {
                await Write(storage, grain, $"writer {writer}", version);
                return 1;
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        }).ToList();

        start.SetResult();
        return (await Task.WhenAll(writers)).Sum();
    }

    internal static GrainId Grain(string key) => GrainId.Create("note", key);

    internal static Task<long> RowsWithVersion1(StorageHost host, string keys) =>
        host.Database.Scalar<long>(
            $"select count(*) from orleans.orleansstorage where version = 1 and grainidextensionstring like '{keys}'");

    private static async Task<GrainState<Note>> Write(IGrainStorage storage, GrainId grain, string text, string? version)
    {
        var state = new GrainState<Note> { State = new Note { Text = text }, ETag = version };
        await storage.WriteStateAsync("note", grain, state);
        return state;
    }

    private async Task<GrainState<Note>> Read(GrainId grain)
    {
        var state = new GrainState<Note> { State = new Note() };
        await host.Storage.ReadStateAsync("note", grain, state);
        return state;
    }

    internal sealed class Note
    {
        public string Text { get; set; } = "";
    }
}
