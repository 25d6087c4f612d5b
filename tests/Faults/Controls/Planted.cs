using Npgsql;

namespace OrleansBooking.Faults.Controls;

/// <summary>Takes one guard out of a running database, as a bug would.</summary>
public static class Planted
{
    private const string DropChecks = """
        do $$ declare c record; begin
            for c in select conname from pg_constraint where contype = 'c' and conrelid = 'booking.slot'::regclass and pg_get_constraintdef(oid) ~ 'over'
            loop execute format('alter table booking.slot drop constraint %I', c.conname); end loop;
        end $$;
        """;

    /// <summary>Only grains count seats.</summary>
    public static async Task GuardOff(NpgsqlDataSource owner)
    {
        await Run(owner, DropChecks);
        await Rewrite(owner, "ledger_append", "when c.seat_rank > c.free then", "when false then");
        await Rewrite(owner, "ledger_change", "when v_target.booked >= v_target.capacity then", "when false then");
    }

    /// <summary>Only the look before the insert keeps a person from a second live reservation.</summary>
    public static async Task IndexOff(NpgsqlDataSource owner)
    {
        await Run(owner, "drop index booking.reservation_live");
        await Rewrite(owner, "ledger_append", "on conflict (applicant_key, procedure) where status in ('booked', 'arrived') or (status = 'done' and once) do nothing", "");
    }

    /// <summary>The ledger's statement does not ask whether its silo is still a member.</summary>
    public static Task FenceOff(NpgsqlDataSource owner) => Rewrite(owner, "ledger_append", "if p_port is not null then", "if false then");

    /// <summary>Changes the text of every version of a function.</summary>
    private static async Task Rewrite(NpgsqlDataSource owner, string function, string guard, string without)
    {
        var changed = 0;
        var texts = new List<string>();
        await using (var query = owner.CreateCommand("select pg_get_functiondef(oid) from pg_proc where pronamespace = 'booking'::regnamespace and proname ~ $1"))
        {
            query.Parameters.Add(new NpgsqlParameter { Value = $"^{function}_v[0-9]+$" });
            await using var row = await query.ExecuteReaderAsync();
            while (await row.ReadAsync()) texts.Add(row.GetString(0));
        }

        foreach (var text in texts.Where(text => text.Contains(guard, StringComparison.Ordinal)))
        {
            await Run(owner, text.Replace(guard, without, StringComparison.Ordinal));
            changed++;
        }

        Assert.True(changed > 0, $"No function {function} says '{guard}'.");
    }

    private static async Task Run(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
