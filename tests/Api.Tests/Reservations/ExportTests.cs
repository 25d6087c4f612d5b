using System.Text;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Reservations;

/// <summary>Lists for Excel (C9).</summary>
[Collection(ApiCollection.Name)]
public sealed class ExportTests(ApiHost host)
{
    private const string Path = "/api/v1/reservations.csv";

    [Fact]
    public async Task The_list_is_utf8_with_bom_in_lines_that_excel_reads()
    {
        var answer = await Export("?from=2026-12-01&to=2026-12-31");

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("reservations_2026-12-01_2026-12-31.csv", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            """"
            予約番号,日付,時刻,所要時間（分）,会場,手続き,状態,受付方法,予約ID,氏名,ふりがな,電話番号,メールアドレス,言語,備考,受付日時
            "=""123456789012""",2026-12-07,09:30,30,city-centre,card-pickup,予約済み,ウェブ,"=""0234567890123456""",山田 花子,ヤマダ ハナコ,"=""09012345678""",hanako@example.jp,,,1970-01-01 09:00

            """".ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(bytes[3..]));
        Assert.Equal(new ReservationQuery(null, new(2026, 12, 1), new(2026, 12, 31), null, null, null), host.Grains.Reports.LastExport);
    }

    [Theory]
    [InlineData("0412", "=\"0412\"")]
    [InlineData("09012345678", "=\"09012345678\"")]
    [InlineData("1234567890123456", "=\"1234567890123456\"")]
    [InlineData("12345", "12345")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=\"0412\"&HYPERLINK(\"x\")", "'=\"0412\"&HYPERLINK(\"x\")")]
    [InlineData("+81", "'+81")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＠SUM", "'＠SUM")]
    [InlineData("山田", "山田")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_runs_nothing_and_keeps_its_zeros(string? value, string cell) => Assert.Equal(cell, ExcelCell.Of(value));

    [Fact]
    public async Task No_field_of_a_list_can_become_a_formula()
    {
        const string formula = "=HYPERLINK(\"http://example.jp\")";
        host.Fresh().Grains.Reports.Lines = () => ScriptedReports.Of(ScriptedReports.Row(
            new Contact(formula, formula, formula, formula, formula, formula), formula));
        using var client = await host.As(StaffRoles.Administrator);

        var line = (await client.GetStringAsync(Path)).Split("\r\n")[1];

        Assert.Equal(7, line.Split("'=HYPERLINK").Length - 1);
        Assert.Equal(7, line.Split("HYPERLINK").Length - 1);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_are_never_in_memory_together()
    {
        const int rows = 100_000;
        const long most = 30 * 1024 * 1024;
        var (before, weighed) = (0L, new List<long>());
        host.Fresh().Grains.Reports.Lines = Many;
        using var client = await host.As(StaffRoles.Administrator);
        before = GC.GetTotalMemory(forceFullCollection: true);

        using var answer = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var lines = 0;
        while (await reader.ReadLineAsync() is not null) lines++;

        Assert.Equal(rows + 1, lines);
        Assert.Equal(10, weighed.Count);
        Assert.All(weighed, weight => Assert.InRange(weight, long.MinValue, most));

        async IAsyncEnumerable<ReservationRow> Many()
        {
            for (var i = 0; i < rows; i++)
            {
                if (i % 10_000 == 9_999) weighed.Add(GC.GetTotalMemory(forceFullCollection: true) - before);
                if (i % 1000 == 0) await Task.Yield();
                yield return ScriptedReports.Row(new Contact($"名前{i}", null, null, null, null, new string('備', 200)));
            }
        }
    }

    [Fact]
    public async Task A_fault_before_the_first_row_is_a_proper_answer()
    {
        host.Fresh().Grains.Reports.Lines = () => Failing(after: 0);
        using var client = await host.As(StaffRoles.Administrator);

        await (await client.GetAsync(Path)).Problem(503, "busy");
    }

    [Fact]
    public async Task A_list_that_breaks_off_does_not_look_whole()
    {
        host.Fresh().Grains.Reports.Lines = () => Failing(after: 5_000);
        using var client = await host.As(StaffRoles.Administrator);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync(Path));
    }

    [Fact]
    public async Task An_export_is_logged_with_its_account_and_nothing_of_its_content()
    {
        await Export("?from=2026-11-01&to=2026-11-30");

        Assert.Contains("Reservations from 2026-11-01 to 2026-11-30 were exported by administrator", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hanako@example.jp", host.Log.Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Export(string query)
    {
        using var client = await host.Fresh().As(StaffRoles.Administrator);
        return await client.GetAsync(Path + query);
    }

    private static async IAsyncEnumerable<ReservationRow> Failing(int after)
    {
        for (var i = 0; i < after; i++)
        {
            await Task.Yield();
            yield return ScriptedReports.Row();
        }

        throw new TimeoutException();
    }
}
