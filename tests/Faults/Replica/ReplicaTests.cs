using Npgsql;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Replica;

/// <summary>PostgreSQL is destroyed while its synchronous replica was silent: what had been acknowledged is in the replica.</summary>
public sealed class ReplicaTests(ITestOutputHelper output)
{
    private const int Workers = 32;
    private const int Least = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Longer than the planted time-out; in it a server that is told to hurry acknowledges what no replica has.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly int _seed = Seeds.Given ?? Random.Shared.Next();

    [Fact]
    public async Task What_was_acknowledged_survives_the_server_even_when_the_replica_had_fallen_silent()
    {
        var violations = await DestroyWithASilentReplica(timeOut: null);

        Assert.True(violations.Count == 0, $"seed {_seed}: {Judgement.Tell(violations)}");
    }

    [Fact]
    public async Task A_time_out_that_turns_an_unreplicated_commit_into_success_is_seen()
    {
        var violations = await DestroyWithASilentReplica(timeOut: TimeSpan.FromSeconds(2));

        Assert.Contains(HistoryInvariants.AcceptedOnce, violations.Select(violation => violation.Rule));
    }

    private async Task<IReadOnlyList<Violation>> DestroyWithASilentReplica(TimeSpan? timeOut)
    {
        await using var server = await OwnPostgres.Start();
        await using var receiver = await WalReceiver.Follow(server);
        await Execute(server.Owner, $"alter system set synchronous_standby_names = '{WalReceiver.Name}'");
        await Execute(server.Owner, "select pg_reload_conf()");
        await Patience.Until(async () => await Count(server.Owner, "select count(*) from pg_stat_replication where sync_state = 'sync'") == 1, Limit, "a synchronous replica");

        var history = new HistoryRecorder();
        await using var city = await FaultCity.Start(server.Connections);
        using var client = await city.SignIn("operator");
        var load = new BookingLoad(history, await FaultCity.OpenSlots(server.Owner, _seed), _seed);
        using var stop = new CancellationTokenSource();
        var running = load.Run(_ => client, Workers, stop.Token);
        await history.UntilAccepted(Least, Limit);

        receiver.Freeze();
        await Patience.Until(() => history.InFlight >= Workers / 2, Limit, "requests that wait for the replica");
        if (timeOut is { } command) await CancelAfter(server.Owner, command);
        else await Task.Delay(Silence);
        await Task.WhenAll(server.Kill(), receiver.Kill());
        await stop.CancelAsync();
        await city.Silo.Kill();
        await running;
        await server.Restore(receiver.Base, receiver.Wal);
        output.WriteLine($"seed {_seed}: {history.Summary()}");
        return await Judgement.Of(server.Owner, city.Keys, history);
    }

    /// <summary>What a client with a command time-out sends: a cancel request. It ends the wait for the replica, and the commit is reported as done.</summary>
    private static async Task CancelAfter(NpgsqlDataSource owner, TimeSpan command)
    {
        await Task.Delay(command);
        for (var left = Silence - command; left > TimeSpan.Zero; left -= Between)
        {
            await Execute(owner, "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
            await Task.Delay(Between);
        }
    }

    private static async Task Execute(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Count(NpgsqlDataSource owner, string sql)
    {
        await using var query = owner.CreateCommand(sql);
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
