using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The REST API as an account of the demo city calls it, to set scenes.</summary>
internal sealed class StaffClient(HttpClient http)
{
    public static async Task<StaffClient> SignIn(Site site, string role)
    {
        var account = await site.Account(role);
        var http = new HttpClient { BaseAddress = new Uri(site.Address, "/api/v1/") };
        using var answer = await http.PostAsJsonAsync("tokens", new { userName = account.UserName, password = account.Password });
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new StaffClient(http);
    }

    public async Task<(int Status, string Text)> Send(string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
