// Written from templates/ep.md by scripts/write-template.ts.
/** The built-in Enhancement Proposal template. */
export const epTemplate = `# EP-XXX: [Enhancement Title]

**Status**: Draft
**Author**: [Your Name]
**Created**: YYYY-MM-DD
**Last Updated**: YYYY-MM-DD

## Summary

[Say in one paragraph what changes and for whom. Someone who has never seen the code should follow it.]

## Problem Statement

[What goes wrong today, for whom, and how often? Give the evidence that made you write this.]

### Current Limitations

[Name what the current design cannot do, one limit an item.]

1. Limitation 1...
2. Limitation 2...
3. ...

## Goals

[What will be true once this is done? Write each goal so that it can be checked.]

- **Primary Goal**: ...
- **Secondary Goal**: ...
- ...

## Non-Goals

[What might readers expect that this proposal leaves alone on purpose?]

- ...
- ...

## Requirements

### Functional Requirements

[What must the system do? One testable statement an item.]

- Requirement 1...
- Requirement 2...
- ...

### Non-Functional Requirements

[How well must it do it? Give numbers where there are any.]

- **Performance**: ...
- **Reliability**: ...
- **Security**: ...
- **Maintainability**: ...
- **Testability**: ...

## Proposed Solution

### High-Level Architecture

[Draw or describe the parts, who talks to whom, and what is new.]

\`\`\`text
[ASCII diagram or high-level description]
\`\`\`

### Key Design Choices

[Which decisions shaped the design, and what did each of them cost?]

## Detailed Design

### Package Structure

[Show where the new code lives and which files change.]

\`\`\`text
internal/
├── new-package/
│   ├── component.go
│   └── component_test.go
└── existing-package/
    └── modified_file.go
\`\`\`

### API/Interface Changes

[Show every signature, type or message that others rely on, before and after.]

## Configuration

[How do users turn this on, tune it and turn it off?]

### Main Configuration Changes

[Show the settings added to the existing configuration, with their defaults.]

\`\`\`go
// Example config struct change
type NewFeatureConfig struct {
    Enabled    *bool  \`yaml:"enabled"\`
    SomeValue  string \`yaml:"someValue"\`
}
\`\`\`

### New Configuration File (if applicable)

[If there is a file of its own, show a complete example and explain each key.]

\`\`\`yaml
# Example: /etc/kepler/new-feature.yaml
feature:
  key: value
\`\`\`

### Security Considerations

[Who may read or change this, where do secrets live, and what could an attacker gain?]

## Deployment Examples

[Show how this is rolled out, so that readers can try it.]

### Kubernetes Environment

[Give a manifest that works as it stands.]

### Standalone Deployment

[Give the commands for a machine without an orchestrator.]

## Testing Strategy

### Test Coverage

[How will you know that it works? Say what each kind of test covers.]

- **Unit Tests**: ...
- **Integration Tests**: ...
- **End-to-End Tests**: ...

### Test Infrastructure

[What do the tests need that is not there yet: simulators, hardware, fixtures?]

## Migration and Compatibility

### Backward Compatibility

[What stops working for those who upgrade and change nothing?]

### Migration Path

[Lead users from the old behaviour to the new, step by step.]

1. **Phase 1**: ...
2. **Phase 2**: ...
3. ...

### Rollback Strategy

[How is this undone once it is in production, and what is lost by then?]

## Metrics Output

[List each metric that is new or changes its meaning, with its labels.]

\`\`\`prometheus
# Description of new metric
new_metric_name{label="value"} 123
\`\`\`

## Implementation Plan

[Cut the work into steps that can each be merged and shipped.]

### Phase 1: Foundation

- Task 1...
- Task 2...

### Phase 2: Core Functionality

- Task 1...
- Task 2...

### Phase 3: Testing and Documentation

- Task 1...
- Task 2...

## Risks and Mitigations

[What could go wrong, how likely is it, and what do you do about it?]

### Technical Risks

- **Risk**: ...
  - **Mitigation**: ...

### Operational Risks

- **Risk**: ...
  - **Mitigation**: ...

## Alternatives Considered

[What else could solve the problem, and why is this better?]

### Alternative 1: [Name of Alternative]

- **Description**: ...
- **Reason for Rejection**: ...

### Alternative 2: [Name of Alternative]

- **Description**: ...
- **Reason for Rejection**: ...

## Success Metrics

[Which numbers, by when, make this a success?]

- **Functional Metric**: ...
- **Performance Metric**: ...
- **Adoption Metric**: ...

## Open Questions

[What still needs an answer, and from whom?]

1. ...
2. ...
`
