using Npgsql;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Grains.Tests.Storage;

public sealed class OrleansContractTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Keys { get; } = [.. OrleansContract.QueryKeys];

    [Fact]
    public async Task A_migrated_database_keeps_the_contract()
    {
        await using var silo = NpgsqlDataSource.Create(database.Connections.Silo);

        await OrleansContract.Verify(silo);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_missing_statement_is_refused_by_its_name(string key)
    {
        var text = await database.Scalar<string>($"delete from orleans.orleansquery where querykey = '{key}' returning querytext");

        var refusal = await Assert.ThrowsAsync<StorageNotReadyException>(() => OrleansContract.Verify(database.Owner));

        await using var restore = database.Owner.CreateCommand("insert into orleans.orleansquery values ($1, $2)");
        restore.Parameters.AddWithValue(key);
        restore.Parameters.AddWithValue(text!);
        await restore.ExecuteNonQueryAsync();
        Assert.Contains($"lacks {key}:", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop index orleans.orleansstorage_key")]
    [InlineData("""
        drop index orleans.orleansstorage_key;
        create unique index orleansstorage_key on orleans.orleansstorage
            (serviceid, grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring)
        """)]
    public async Task A_storage_key_that_is_not_unique_is_refused(string change)
    {
        var own = new PostgresFixture();
        await own.InitializeAsync();
        await own.Execute(change);

        var refusal = await Assert.ThrowsAsync<StorageNotReadyException>(() => OrleansContract.Verify(own.Owner));

        await own.DisposeAsync();
        Assert.Contains("orleansstorage_key", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update orleans.orleansquery set querytext = ''")]
    [InlineData("create table booking.mine (id integer)")]
    [InlineData("select from identity.nothing")]
    public async Task The_silo_has_no_rights_beyond_its_work(string sql)
    {
        await using var silo = NpgsqlDataSource.Create(database.Connections.Silo);
        await using var command = silo.CreateCommand(sql);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Theory]
    [InlineData("select from orleans.orleansstorage")]
    [InlineData("select from booking.slot")]
    public async Task The_identity_role_sees_no_bookings(string sql)
    {
        await using var identity = NpgsqlDataSource.Create(database.Connections.Identity);
        await using var command = identity.CreateCommand(sql);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
