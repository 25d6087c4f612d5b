using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>The migration and the mapper say the same.</summary>
[Collection(ApiCollection.Name)]
public sealed class AccountsDbTests(ApiHost host)
{
    [Fact]
    public async Task The_database_has_exactly_the_columns_that_the_model_maps()
    {
        var mapped = Model().Tables.SelectMany(table => table.Columns.Select(column =>
            $"{table.Name}.{column.Name} {column.StoreType.Replace("character varying", "varchar", StringComparison.Ordinal)} {(column.IsNullable ? "null" : "not null")}"));

        var stored = await Names(
            """
            select table_name || '.' || column_name || ' '
                || replace(case when character_maximum_length is null then data_type else data_type || '(' || character_maximum_length || ')' end,
                    'character varying', 'varchar')
                || case is_nullable when 'YES' then ' null' else ' not null' end
            from information_schema.columns where table_schema in ('identity', 'audit')
            """);

        Assert.Equal(mapped.Order(), stored);
    }

    [Fact]
    public async Task The_database_has_the_indexes_of_the_model()
    {
        var mapped = Model().Tables.SelectMany(table => table.Indexes.Select(index => $"{index.Name} {(index.IsUnique ? "unique" : "")}"));

        var stored = await Names(
            """
            select c.relname || ' ' || case when i.indisunique then 'unique' else '' end
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = 'identity'::regnamespace and not i.indisprimary
            """);

        Assert.Equal(mapped.Order(), stored);
    }

    [Fact]
    public async Task The_database_has_the_foreign_keys_of_the_model()
    {
        var mapped = Model().Tables.SelectMany(table => table.ForeignKeyConstraints.Select(key =>
            $"{table.Name} {key.PrincipalTable.Name} {key.OnDeleteAction == Microsoft.EntityFrameworkCore.Migrations.ReferentialAction.Cascade}"));

        var stored = await Names(
            """
            select r.relname || ' ' || f.relname || ' ' || case when c.confdeltype = 'c' then 'True' else 'False' end
            from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid
            where c.contype = 'f' and c.connamespace = 'identity'::regnamespace
            """);

        Assert.Equal(mapped.Order(), stored);
    }

    private IRelationalModel Model()
    {
        using var scope = host.App.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AccountsDb>().Model.GetRelationalModel();
    }

    private async Task<List<string>> Names(string sql)
    {
        var names = new List<string>();
        await using var command = host.Database.Owner.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return [.. names.Order()];
    }
}
