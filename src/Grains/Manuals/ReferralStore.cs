using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Whom to refer callers to, as rows.</summary>
public sealed class ReferralStore(BookingDatabase database, TimeProvider time)
{
    public async Task<ImmutableArray<Referral>> Search(string? query)
    {
        await using var command = database.Ordinary.CreateCommand(
            $"""
            select id, name, what_for, phone, fax, hours, note, version from referral r where $1 is null or {ManualStore.Found}
            order by $1 is null or position(search_text($1) in search_text(name)) = 0, position, id limit 200
            """);
        command.Parameters.Add(Text(query));
        await using var row = await command.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Referral>();
        while (await row.ReadAsync())
            all.Add(new Referral(row.GetString(0), row.GetString(1), row.GetString(2), Or(3), Or(4), Or(5), Or(6), row.GetInt32(7)));
        return all.ToImmutable();

        string? Or(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    public async Task<int?> Version(string id)
    {
        await using var query = database.Ordinary.CreateCommand("select version from referral where id = $1");
        query.Parameters.Add(Of(id));
        return await query.ExecuteScalarAsync() as int?;
    }

    /// <param name="expected">0: only if there is none yet; null: whatever is current.</param>
    /// <returns>Its version now; null: it is not as expected.</returns>
    public async Task<int?> Set(Referral referral, int? expected, string actor)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            insert into referral (id, name, what_for, phone, fax, hours, note, position, changed_by, changed_at)
            select $1, $2, $3, $4, $5, $6, $7, 100, $8, $9 where $10 is null or $10 = 0 or exists (select from referral where id = $1)
            on conflict (id) do update set name = $2, what_for = $3, phone = $4, fax = $5, hours = $6, note = $7, changed_by = $8, changed_at = $9,
                version = referral.version + 1
            where $10 is null or referral.version = $10
            returning version
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] {
            Text(referral.Id), Text(referral.Name), Text(referral.WhatFor), Text(referral.Phone), Text(referral.Fax), Text(referral.Hours), Text(referral.Note),
            Text(actor), Moment(time.GetUtcNow()), Number(expected),
        });
        return await command.ExecuteScalarAsync() as int?;
    }

    public async Task<bool> Remove(string id, string actor)
    {
        if (await Version(id) is null) return false;
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from referral where id = $1") { Parameters = { Of(id) } });
        batch.BatchCommands.Add(AuditLines.Line(time.GetUtcNow(), actor, "contact.remove", id));
        await batch.ExecuteNonQueryAsync();
        return true;
    }
}
