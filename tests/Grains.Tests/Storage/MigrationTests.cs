using Npgsql;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

public sealed class MigrationTests : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private readonly TestServer _server = TestServer.FromEnvironment();

    private string Owner => _server.ConnectionsTo(_name).Owner;

    public Task InitializeAsync() => _server.CreateEmptyDatabase(_name);

    public Task DisposeAsync() => _server.DropDatabase(_name);

    [Fact]
    public async Task Scripts_are_applied_in_the_order_of_their_names()
    {
        var applied = await Migrations.Apply(Owner);

        Assert.Equal(MigrationScripts.All.Select(script => script.Name), applied);
        Assert.Equal(applied.Order(StringComparer.Ordinal), applied);
        Assert.Equal("0000_schemas.sql", applied[0]);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await Migrations.Apply(Owner);

        var again = await Migrations.Apply(Owner);

        Assert.Empty(again);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=booking;Database=booking;Timeout=5")]
    [InlineData("Host=no-such-host.invalid;Username=booking;Database=booking;Timeout=5")]
    public async Task A_server_out_of_reach_is_told_in_words(string connection)
    {
        var refusal = await Assert.ThrowsAsync<StorageNotReadyException>(() => Migrations.Apply(connection));

        Assert.StartsWith("PostgreSQL cannot be reached", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_that_migrate_at_once_one_does_the_work()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.Apply(Owner))));

        Assert.Single(all, applied => applied.Count == MigrationScripts.All.Count);
        Assert.Equal(3, all.Count(applied => applied.Count == 0));
    }

    [Fact]
    public async Task A_database_behind_this_build_is_refused_by_what_it_lacks()
    {
        await Migrations.Apply(Owner);
        await using var database = NpgsqlDataSource.Create(Owner);
        await Migrations.Verify(database);
        await using var forget = database.CreateCommand("delete from booking_migrations.journal where scriptname = '0001_orleans.sql'");
        await forget.ExecuteNonQueryAsync();

        var refusal = await Assert.ThrowsAsync<StorageNotReadyException>(() => Migrations.Verify(database));

        Assert.Contains("missing: 0001_orleans.sql", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--migrate", refusal.Message, StringComparison.Ordinal);
    }
}
