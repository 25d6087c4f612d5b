using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>Short ways for administrators, and for accounts of a test's own.</summary>
internal static class Administration
{
    /// <summary>A password that the rules take.</summary>
    public const string Own = "seven green tea cups";

    public static string NewName() => $"t-{Guid.NewGuid():N}";

    public static Task<HttpResponseMessage> SignIn(this ApiHost host, string userName, string password, string? code = null, string? pending = null) =>
        host.Fresh().Anonymous.PostAsJsonAsync("/api/v1/tokens", new { userName, password, code, pending });

    /// <summary>A client with a fresh session of the account.</summary>
    public static async Task<HttpClient> Client(this ApiHost host, string userName, string password, string? code = null)
    {
        var answer = await host.SignIn(userName, password, code);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Json()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>Makes an account; the answer has its first password.</summary>
    public static async Task<JsonElement> Make(this HttpClient administrator, string userName, string role = StaffRoles.Operator)
    {
        var answer = await administrator.PostAsJsonAsync("/api/v1/accounts", new { userName, displayName = "田中 花子", role });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    public static async Task Train(this HttpClient administrator, string userName) =>
        Assert.True((await administrator.PostAsJsonAsync($"/api/v1/accounts/{userName}/trainings", new { trainedOn = "2026-01-15", content = "個人情報の研修" }))
            .IsSuccessStatusCode);

    /// <summary>An account of this role, trained, with the password <see cref="Own"/>.</summary>
    public static async Task<string> Ready(this ApiHost host, string role = StaffRoles.Operator)
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        var name = NewName();
        var first = (await administrator.Make(name, role)).GetProperty("initialPassword").GetString()!;
        await administrator.Train(name);
        using var own = await host.Client(name, first);
        var changed = await own.PutAsJsonAsync("/api/v1/me/password", new { password = first, newPassword = Own });
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        return name;
    }

    public static async Task<string> State(this HttpClient administrator, string userName) =>
        (await (await administrator.GetAsync($"/api/v1/accounts/{userName}")).Json()).GetProperty("state").GetString()!;
}
