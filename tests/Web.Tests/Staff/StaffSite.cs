using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The API as a signed-in browser's own token opens it, to arrange and to look.</summary>
internal static class StaffSite
{
    public static async Task<HttpClient> Api(this Site site, Visitor visitor)
    {
        var token = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "staff-session").Value;
        var client = new HttpClient { BaseAddress = new Uri(site.Address, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<JsonElement> Send(this HttpClient api, string path, object body)
    {
        using var answer = await api.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>An account that has chosen its password.</summary>
    public static async Task<string> NewAccount(this Site site, string role, string password)
    {
        await using var administrator = await site.VisitAs(Contracts.Rights.StaffRoles.Administrator);
        using var api = await site.Api(administrator);
        var name = $"w-{Guid.NewGuid():N}"[..20];
        var first = (await api.Send("accounts", new { userName = name, displayName = "田中 花子", role })).GetProperty("initialPassword").GetString()!;
        await api.Send($"accounts/{name}/trainings", new { trainedOn = "2026-01-15", content = "個人情報の研修" });
        await using var own = await site.Visit(Visitor.Desk);
        await own.Enter(name, first);
        await own.Page.FillAsync("#password", first);
        await own.Page.FillAsync("#newPassword", password);
        await own.Go("変える");
        await own.Reads("パスワードを変えました");
        return name;
    }

    /// <summary>Signs in with name and password; what comes next depends on the account.</summary>
    public static async Task Enter(this Visitor visitor, string userName, string password)
    {
        await visitor.Page.GotoAsync(StaffRoutes.SignIn);
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", password);
        await visitor.Go("入る");
    }
}
