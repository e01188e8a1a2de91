using Microsoft.AspNetCore.Routing.Matching;

namespace Netzwerk.Web.Development;

/// <summary>On a page: outside Development it is as if it were not there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;

/// <summary>Takes pages marked <see cref="DevelopmentOnlyAttribute"/> out of routing outside Development.</summary>
internal sealed class DevelopmentOnlyPolicy(IHostEnvironment environment)
    : MatcherPolicy,
        IEndpointSelectorPolicy
{
    public override int Order => int.MinValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        !environment.IsDevelopment() && endpoints.Any(IsMarked);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsMarked(candidates[i].Endpoint))
            {
                candidates.SetValidity(i, value: false);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsMarked(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<DevelopmentOnlyAttribute>() is not null;
}
