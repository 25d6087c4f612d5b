using Npgsql;

namespace OrleansBooking.Silo.Storage;

/// <summary>What Orleans' ADO.NET providers expect of the database, checked before they meet it.</summary>
public static class OrleansContract
{
    /// <summary>The statements of membership, grain storage and reminders that Orleans 10.4 asks for by name.</summary>
    public static IReadOnlyList<string> QueryKeys { get; } =
    [
        "InsertMembershipVersionKey", "InsertMembershipKey", "UpdateMembershipKey", "UpdateIAmAlivetimeKey",
        "MembershipReadRowKey", "MembershipReadAllKey", "GatewaysQueryKey", "DeleteMembershipTableEntriesKey",
        "CleanupDefunctSiloEntriesKey", "CleanupDefunctSiloEntryKey",
        "ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey", "DeleteStorageKey",
        "UpsertReminderRowKey", "ReadReminderRowKey", "ReadReminderRowsKey", "ReadRangeRows1Key", "ReadRangeRows2Key",
        "DeleteReminderRowKey", "DeleteReminderRowsKey",
    ];

    /// <summary>Checks the statements, and the unique index without which two first writers of one grain could both succeed.</summary>
    /// <exception cref="StorageNotReadyException">The message names what is missing.</exception>
    public static async Task Verify(NpgsqlDataSource database)
    {
        var missing = QueryKeys.Except(await StoredKeys(database)).ToList();
        if (missing.Count > 0)
        {
            throw new StorageNotReadyException(
                $"orleans.orleansquery lacks {string.Join(", ", missing)}: the database was changed by hand or by another release. "
                + "Restore these rows from 0001_orleans.sql before starting.");
        }

        if (!await HasUniqueStorageKey(database))
        {
            throw new StorageNotReadyException(
                "orleans.orleansstorage has no valid unique index with NULLS NOT DISTINCT (orleansstorage_key): "
                + "two silos could both store the first state of a grain. Restore the index from 0001_orleans.sql before starting.");
        }
    }

    private static async Task<HashSet<string>> StoredKeys(NpgsqlDataSource database)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await using var query = database.CreateCommand("select querykey from orleans.orleansquery");
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    private static async Task<bool> HasUniqueStorageKey(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand(
            """
            select exists (
                select from pg_index
                where indrelid = 'orleans.orleansstorage'::regclass
                  and indisunique and indnullsnotdistinct and indisvalid and indpred is null)
            """);
        return await query.ExecuteScalarAsync() is true;
    }
}
