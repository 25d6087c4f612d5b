namespace OrleansBooking.Grains.Tests.Storage;

/// <summary>The negative control of the storage race: without the unique index the fault is there, and the race sees it.</summary>
public sealed class GrainStorageControlTests(StorageHost host) : IClassFixture<StorageHost>
{
    [Fact]
    public async Task Without_the_unique_index_several_first_writers_of_one_grain_succeed()
    {
        await host.Database.Execute("drop index orleans.orleansstorage_key");

        var winners = await GrainStorageTests.Race(host.Storage, GrainStorageTests.Grain("doubled"), version: null);

        Assert.True(winners > 1, $"{winners} writers succeeded: the race does not bite, so its green result would mean nothing.");
        Assert.Equal(winners, await GrainStorageTests.RowsWithVersion1(host, "doubled"));
    }
}
