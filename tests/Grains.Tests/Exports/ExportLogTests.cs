using Npgsql;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Exports;

/// <summary>Who took lists out, when, why, which and how much (P7).</summary>
public sealed class ExportLogTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task An_export_is_noted_at_its_start_also_in_the_audit_trail_and_completed_at_its_end()
    {
        var (staff, auditor) = (cluster.StaffTicket(StaffRoles.Staff), cluster.StaffTicket(StaffRoles.Auditor));
        var today = Contracts.City.CityClock.CityToday(cluster.Time);
        var whole = new ExportStart(Guid.NewGuid(), staff, "reservations", "カードの準備", "from=2026-12-01");
        var broken = whole with { Id = Guid.NewGuid(), Reason = null };

        Assert.True(await Log.Begin(whole));
        Assert.True(await Log.Begin(broken));
        await Log.End(whole.Id, staff, 42);
        await Log.End(whole.Id, staff, 7);
        var entries = (await Log.List(auditor, today.AddDays(-1), today.AddDays(1)))!.Value;

        Assert.Equal(
            [(null, null), ("カードの準備", (long?)42)],
            entries.OrderBy(one => one.Rows is null ? 0 : 1).Select(one => (one.Reason, one.Rows)));
        Assert.All(entries, one => Assert.Equal("test-staff", one.Actor));
        Assert.Equal("test-staff カードの準備 from=2026-12-01, test-staff from=2026-12-01", await cluster.Postgres.Scalar<string>(
            "select string_agg(concat_ws(' ', actor, reason, detail), ', ' order by id) from audit.entry where action = 'export.reservations'"));
    }

    [Fact]
    public async Task Who_may_not_see_reservations_takes_nothing_out_and_staff_do_not_read_the_log()
    {
        var start = new ExportStart(Guid.NewGuid(), cluster.StaffTicket(StaffRoles.Auditor), "reservations", null, "all");

        Assert.False(await Log.Begin(start));
        Assert.Null(await Log.List(cluster.StaffTicket(StaffRoles.Staff), new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2)));
    }

    [Fact]
    public async Task The_running_system_cannot_forget_an_export()
    {
        await using var silo = NpgsqlDataSource.Create(cluster.Postgres.Connections.Silo);
        foreach (var sql in new[] { "delete from booking.export", "update booking.export set reason = 'x'" })
        {
            await using var command = silo.CreateCommand(sql);

            var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
        }
    }

    private IExportLog Log => cluster.Grains.GetGrain<IExportLog>(0);
}
