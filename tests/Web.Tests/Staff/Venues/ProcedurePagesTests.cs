using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>Procedures, in the browser.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProcedurePagesTests(Site site) : ScheduleScene(site)
{
    [Fact]
    public async Task A_procedure_is_made_with_what_to_bring_by_situation()
    {
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var (page, id) = (visitor.Page, NewId());
        await page.GotoAsync("/staff/procedures/new");
        await visitor.Go("試算する");
        await visitor.Reads("IDを入力してください");
        Assert.Empty(await Axe.Finds(page, "a new procedure with errors"));
        await page.FillAsync("#id", id);
        await page.FillAsync("#name", "暗証番号の再設定");
        await page.FillAsync("[name='bring[0].items']", "マイナンバーカード｜本人のもの\n本人確認書類");
        await visitor.Go("試算する");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");
        Assert.Equal("マイナンバーカード｜本人のもの\n本人確認書類", await page.InputValueAsync("[name='bring[0].items']"));
        await page.GotoAsync($"/bring/{id}");
        await visitor.Reads("本人確認書類");
    }

    [Fact]
    public async Task A_changed_procedure_shows_what_it_does_to_bookings_and_goes_back_to_an_earlier_revision()
    {
        var (api, id) = (await Rest(StaffRoles.Staff), NewId());
        await api.Send("POST", "procedures", $$"""{"id":"{{id}}","name":"暗証番号の再設定","minutes":15,"bring":["カード"]}""");
        await using var visitor = await Site.VisitAs(StaffRoles.Staff);
        var page = visitor.Page;
        await page.GotoAsync($"/staff/procedures/{id}");
        await page.FillAsync("#minutes", "60");
        await visitor.Go("試算する");
        await visitor.Reads("この手続きを受ける会場がありません", "#preview");
        await page.FillAsync("#name", "暗証番号を決め直す");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("試算のあとで内容が変わった");
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");
        Assert.Equal("60", await page.InputValueAsync("#minutes"));

        await visitor.ToNextPage(() => page.ClickAsync("a[href$='restore=1']"));
        Assert.Equal(("15", "暗証番号の再設定"), (await page.InputValueAsync("#minutes"), await page.InputValueAsync("#name")));
        Assert.Empty(await Axe.Finds(page, "an earlier revision of a procedure"));
        await visitor.Go("この内容で保存する");
        await visitor.Reads("保存しました");

        Assert.Equal(3, await page.Locator("table tbody tr").CountAsync());
        Assert.Equal("15", await page.InputValueAsync("#minutes"));
    }
}
