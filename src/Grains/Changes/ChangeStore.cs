using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>The record of all changes.</summary>
public sealed class ChangeStore(BookingDatabase database)
{
    private const string Columns =
        "id, venue, edit::text, state, reason, author, at, base_revision, revision, decider, decided_at, decision_reason, undoes, effect::text";

    /// <summary>Where a change stands in the order.</summary>
    private const string Place = "coalesce(decided_at, at), coalesce(revision, 0), id";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // jsonb keeps members in an order of its own.
        AllowOutOfOrderMetadataProperties = true,
    };

    /// <summary>Two edits that mean the same.</summary>
    public static bool AreSame(VenueEdit one, VenueEdit other) => JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json);

    /// <summary>Records a change, or its decision; the same again changes nothing, and what was decided stays.</summary>
    public async Task Record(VenueChange change, VenueDefinition? before)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into schedule_change as c (id, venue, edit, state, reason, author, at, base_revision, revision, decider, decided_at, decision_reason,
                undoes, effect, before)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (id) do update set state = excluded.state, revision = excluded.revision, decider = excluded.decider, decided_at = excluded.decided_at,
                decision_reason = excluded.decision_reason, effect = excluded.effect, before = excluded.before
            where c.state = 'pending' and excluded.state <> 'pending'
            """);
        Add(command, change.Id);
        Add(command, change.Venue);
        AddJson(command, change.Edit);
        Add(command, Word(change.State));
        Add(command, change.Reason, NpgsqlDbType.Text);
        Add(command, change.Author);
        Add(command, change.At.ToUniversalTime());
        Add(command, change.BaseRevision);
        Add(command, change.Revision, NpgsqlDbType.Bigint);
        Add(command, change.Decider, NpgsqlDbType.Text);
        Add(command, change.DecidedAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(command, change.DecisionReason, NpgsqlDbType.Text);
        Add(command, change.Undoes, NpgsqlDbType.Uuid);
        AddJson(command, change.Effect);
        AddJson(command, before);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<VenueChange?> Find(Guid id)
    {
        await using var command = database.Ordinary.CreateCommand($"select {Columns} from schedule_change where id = $1");
        Add(command, id);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? Read(reader) : null;
    }

    /// <summary>The venue that a change was applied to; null: it was new, or the change was not applied.</summary>
    public async Task<VenueDefinition?> Before(Guid id)
    {
        await using var command = database.Ordinary.CreateCommand("select before::text from schedule_change where id = $1");
        Add(command, id);
        return await command.ExecuteScalarAsync() is string before ? JsonSerializer.Deserialize<VenueDefinition>(before, Json) : null;
    }

    /// <summary>Changes, latest first, at most <paramref name="most"/>.</summary>
    /// <param name="before">Only those that come after this one in that order.</param>
    public async Task<ImmutableArray<VenueChange>> List(string? venue, ChangeState? state, long? afterRevision, Guid? before, int most)
    {
        await using var command = database.Ordinary.CreateCommand(
            $"""
            select {Columns} from schedule_change
            where ($1 is null or venue = $1) and ($2 is null or state = $2) and ($3 is null or revision > $3)
                and ($5 is null or ({Place}) < (select {Place} from schedule_change where id = $5))
            order by coalesce(decided_at, at) desc, coalesce(revision, 0) desc, id desc limit $4
            """);
        Add(command, venue, NpgsqlDbType.Text);
        Add(command, state is { } wanted ? Word(wanted) : null, NpgsqlDbType.Text);
        Add(command, afterRevision, NpgsqlDbType.Bigint);
        Add(command, most);
        Add(command, before, NpgsqlDbType.Uuid);
        var changes = ImmutableArray.CreateBuilder<VenueChange>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) changes.Add(Read(reader));
        return changes.ToImmutable();
    }

    /// <summary>How many wait for a second person.</summary>
    public async Task<int> Pending()
    {
        await using var command = database.Ordinary.CreateCommand("select count(*)::integer from schedule_change where state = 'pending'");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What somebody changed at a venue since then without a second person.</summary>
    public async Task<IReadOnlyList<ChangeEffect>> Alone(string venue, string author, DateTimeOffset since)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            select effect::text from schedule_change
            where venue = $1 and lower(author) = lower($2) and at > $3 and state = 'applied' and decider is null order by at
            """);
        Add(command, venue);
        Add(command, author);
        Add(command, since.ToUniversalTime());
        var effects = new List<ChangeEffect>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) effects.Add(JsonSerializer.Deserialize<ChangeEffect>(reader.GetString(0), Json)!);
        return effects;
    }

    public async Task<ChangeLimits> Limits()
    {
        await using var command = database.Ordinary.CreateCommand("select percent, percent_from, seats_of_day, displaced from change_limits");
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new ChangeLimits(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))
            : ChangeLimits.Default;
    }

    public async Task SetLimits(ChangeLimits limits, string by, DateTimeOffset at)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into change_limits (percent, percent_from, seats_of_day, displaced, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (one) do update set percent = excluded.percent, percent_from = excluded.percent_from, seats_of_day = excluded.seats_of_day,
                displaced = excluded.displaced, set_by = excluded.set_by, set_at = excluded.set_at
            """);
        Add(command, limits.Percent);
        Add(command, limits.PercentFrom);
        Add(command, limits.SeatsOfDay);
        Add(command, limits.Displaced);
        Add(command, by);
        Add(command, at.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
    }

    private static VenueChange Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), JsonSerializer.Deserialize<VenueEdit>(row.GetString(2), Json)!, State(row.GetString(3)),
        Text(row, 4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), row.GetInt64(7), row.IsDBNull(8) ? null : row.GetInt64(8),
        Text(row, 9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), Text(row, 11), row.IsDBNull(12) ? null : row.GetGuid(12),
        JsonSerializer.Deserialize<ChangeEffect>(row.GetString(13), Json)!);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string Word(ChangeState state) => state switch
    {
        ChangeState.Pending => "pending",
        ChangeState.Applied => "applied",
        _ => "refused",
    };

    private static ChangeState State(string word) => word switch
    {
        "pending" => ChangeState.Pending,
        "applied" => ChangeState.Applied,
        _ => ChangeState.Refused,
    };

    private static void Add<T>(NpgsqlCommand command, T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    private static void AddJson<T>(NpgsqlCommand command, T? value) =>
        Add(command, value is null ? null : JsonSerializer.Serialize(value, Json), NpgsqlDbType.Jsonb);
}
