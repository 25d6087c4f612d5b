using Npgsql;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Lines;

/// <summary>The line does what the drill says of it, seen by a client of PostgreSQL.</summary>
public sealed class LineTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private Line _line = null!;
    private NpgsqlDataSource _client = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var settings = new NpgsqlConnectionStringBuilder(_database.Connections.Owner);
        _line = Line.To(settings.Port);
        _client = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Port = _line.Port, CommandTimeout = 1, CancellationTimeout = -1, Timeout = 1, MaxPoolSize = 1,
        });
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _line.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task After_a_reset_the_next_connection_works()
    {
        await Ask("select ''");

        _line.Reset();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Ask("select 'first'"));
        Assert.Equal("second", await Ask("select 'second'"));
    }

    [Fact]
    public async Task A_cut_line_lets_nobody_through_until_it_is_healed()
    {
        _line.Cut();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Ask("select ''"));

        _line.Heal();

        Assert.Equal("healed", await Ask("select 'healed'"));
    }

    [Fact]
    public async Task A_silent_line_swallows_a_statement_and_says_nothing()
    {
        await _database.Execute("create table swallowed (n integer)");
        await Ask("select ''");
        _line.Silence();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Ask("insert into swallowed values (1) returning ''"));
        _line.Heal();

        Assert.Equal("0", await Ask("select count(*)::text from swallowed"));
    }

    [Fact]
    public async Task A_delayed_line_carries_later()
    {
        await Ask("select ''");
        var each = TimeSpan.FromMilliseconds(100);
        _line.Delay(each);
        var began = TimeProvider.System.GetTimestamp();

        var answer = await Ask("select 'late'");

        Assert.Equal("late", answer);
        // There and back; a timer may fire some milliseconds early, so more than one way is asked for, not the whole of both.
        Assert.True(TimeProvider.System.GetElapsedTime(began) > 1.5 * each);
    }

    private async Task<string> Ask(string sql)
    {
        await using var command = _client.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
